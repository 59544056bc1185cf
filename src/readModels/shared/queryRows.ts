import type { z } from 'zod'
import type { Queryable } from '../../database/queryable.js'
import { InvariantError } from '../../errors.js'

type Question<Schema extends z.ZodType> = {
  readonly text: string
  readonly values?: readonly unknown[]
  readonly row: Schema
}

/**
 * The rows of a query, each checked and typed by `row`.
 *
 * @throws InvariantError when a row is not what its query promises: the SQL and the schema disagree
 */
export async function queryRows<Schema extends z.ZodType>(
  q: Queryable,
  { text, values = [], row }: Question<Schema>,
): Promise<z.output<Schema>[]> {
  const { rows } = await q.query(text, values)
  return rows.map((each) => {
    const parsed = row.safeParse(each)
    if (parsed.success) return parsed.data
    const issue = parsed.error.issues[0]
    throw new InvariantError(`row.${issue?.path.join('.')}: ${issue?.message} in ${text.trim()}`)
  })
}

/** The only row of a query that always answers one. */
export async function queryRow<Schema extends z.ZodType>(
  q: Queryable,
  question: Question<Schema>,
): Promise<z.output<Schema>> {
  const [first] = await queryRows(q, question)
  if (first === undefined) throw new InvariantError(`expected a row of ${question.text.trim()}`)
  return first
}
