import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import { ConfigurationError } from '../../errors.js'
import type { ImportedBook } from '../firm/ports.js'
import type { Command } from './command.js'
import { withFirm } from './withFirm.js'

const shape = z.object({
  connection: z.string('--connection: expected the name of a platform connection').min(1),
  file: z.string('--file: expected a CSV file').min(1),
  commit: z.boolean(),
  invite: z.boolean(),
})

const linesMax = 50

export const importCommand: Command = {
  name: 'import',
  summary:
    'take accounts over that run on a platform already; without --commit it only says what would happen',
  usage: '--connection NAME --file FILE.csv [--commit] [--invite]',
  options: {
    connection: { type: 'string' },
    file: { type: 'string' },
    commit: { type: 'boolean', default: false },
    invite: { type: 'boolean', default: false },
  },
  positionals: [],
  run: async (context) => {
    const parsed = shape.safeParse(context.values)
    if (!parsed.success) throw new ConfigurationError(parsed.error.issues[0]?.message ?? 'usage')
    const { file, ...wish } = parsed.data
    const found = await stat(file).catch(() => null)
    if (!found?.isFile()) throw new ConfigurationError(`--file: there is no file ${file}`)
    const bytes = await readFile(file)
    await withFirm(context, async () => {
      const report = await context.firm.importBook({ ...wish, bytes })
      for (const line of linesOf(report, wish.commit)) context.log(line)
    })
  },
}

function linesOf(report: ImportedBook, committed: boolean): string[] {
  const { accounts, known, newTraders, knownTraders, refused, duplicates, warnings, unread } =
    report
  const named = (rows: ImportedBook['refused']) =>
    rows
      .slice(0, linesMax)
      .map(({ row, login, message }) => `  row ${row}, ${login || '?'}: ${message}`)
  return [
    `${committed ? 'Taken over' : 'Would be taken over'}: ${accounts} accounts, ` +
      `${newTraders} new traders, ${knownTraders} traders we have; ${known} accounts were here before.`,
    ...(unread.length > 0 ? [`Columns that are not read: ${unread.join(', ')}`] : []),
    `Refused: ${refused.length}`,
    ...named(refused),
    `Duplicates: ${duplicates.length}`,
    ...duplicates
      .slice(0, linesMax)
      .map(({ kind, rows, message }) => `  ${kind} in rows ${rows.join(', ')}: ${message}`),
    `To look at: ${warnings.length}`,
    ...named(warnings),
    ...(committed ? [] : ['Nothing was changed. Say --commit to take them over.']),
  ]
}
