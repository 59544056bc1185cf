import { z } from 'zod'
import { bookMaxBytes, requestMaxRows } from '../../domain/imports/bookLimits.js'
import { importTemplate } from '../../domain/imports/importColumns.js'
import { PropFirmError } from '../../errors.js'
import { importBook } from '../../services/imports/importBook.js'
import { importers } from '../../access/importers.js'
import { readBook } from '../../services/imports/readBook.js'
import { runtimeOf } from '../../services/runtime.js'
import { actorOf } from '../../services/withWork.js'
import { json, refuse, Refused } from '../http/answer.js'
import { readBytes, readQuery } from '../http/body.js'
import { forOperators } from '../http/endpoint.js'
import { connectionIn } from './connectionIn.js'

const yes = z.enum(['true', 'false']).default('false')
const query = z.strictObject({
  ...{ commit: yes, invite: yes },
  skip: z.coerce.number().int().min(0).default(0),
  take: z.coerce.number().int().min(1).max(requestMaxRows).optional(),
})

/**
 * Takes accounts over that run on the platform already; without `commit` it only says what would happen.
 * `skip` and `take` name the rows of the file that this request is about.
 */
export const importBookEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/connections/:id/import', roles: importers },
  async (req) => {
    const { commit, invite, skip, take } = readQuery(req, query)
    const connectionId = await connectionIn(req)
    const book = readBook(await readBytes(req, bookMaxBytes, 'file'))
    if (!book.ok) throw new Refused('invalid', book.message, 400)
    const { rows: table, unread } = book
    if (take === undefined && table.length > requestMaxRows) {
      const message = `file: expected at most ${requestMaxRows} rows in one request, was ${table.length}; use skip and take, or prop-firm import`
      throw new Refused('tooManyRows', message, 413)
    }
    try {
      const report = await importBook(runtimeOf(req.payload), {
        ...{ connectionId, table, part: { skip, take: take ?? requestMaxRows } },
        ...{ commit: commit === 'true', invite: invite === 'true', actor: actorOf(req) },
      })
      return json({ ok: true, ...report, total: table.length, unread })
    } catch (error) {
      if (!(error instanceof PropFirmError) || error.status !== 502) throw error
      return refuse(502, error.code, error.message)
    }
  },
)

/** An empty book to fill in: the header that is read, and a row as an example. */
export const importTemplateEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/import-template', roles: importers },
  () =>
    Promise.resolve(
      new Response(importTemplate(), {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="book.csv"',
        },
      }),
    ),
)
