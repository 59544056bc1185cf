import { z } from 'zod'
import { importColumns } from '../../domain/imports/importRows.js'
import { PropFirmError } from '../../errors.js'
import { importBook } from '../../services/imports/importBook.js'
import { readCsv } from '../../services/imports/readCsv.js'
import { runtimeOf } from '../../services/runtime.js'
import { actorOf } from '../../services/withWork.js'
import { json, refuse, Refused } from '../http/answer.js'
import { readBytes, readQuery } from '../http/body.js'
import { forOperators } from '../http/endpoint.js'
import { connectionIn } from './connectionIn.js'

/** A request waits for the platform's history of each row; more rows are for the command line. */
const rowsMax = 2_000
const bytesMax = 1024 * 1024

const yes = z.enum(['true', 'false']).default('false')
const query = z.strictObject({ commit: yes, invite: yes })

/** Takes accounts over that run on the platform already; without `commit` it only says what would happen. */
export const importBookEndpoint = forOperators(
  { method: 'post', path: '/prop-firm/connections/:id/import', roles: ['admin', 'manager'] },
  async (req) => {
    const { commit, invite } = readQuery(req, query)
    const connectionId = await connectionIn(req)
    const csv = readCsv(await readBytes(req, bytesMax, 'file'), importColumns)
    if (!csv.ok) throw new Refused('invalid', csv.message, 400)
    if (csv.rows.length > rowsMax) {
      const message = `file: expected at most ${rowsMax} rows here, was ${csv.rows.length}; use prop-firm import`
      throw new Refused('tooManyRows', message, 413)
    }
    try {
      const report = await importBook(runtimeOf(req.payload), {
        connectionId,
        table: csv.rows,
        commit: commit === 'true',
        invite: invite === 'true',
        actor: actorOf(req),
      })
      return json({ ok: true, ...report })
    } catch (error) {
      if (!(error instanceof PropFirmError) || error.status !== 502) throw error
      return refuse(502, error.code, error.message)
    }
  },
)
