import { matrix } from '../../access/matrix.js'
import { asPostgres } from '../../database/postgresAdapter.js'
import { readAppealReport } from '../../readModels/appeals/readAppealReport.js'
import { json } from '../http/answer.js'
import { forOperators } from '../http/endpoint.js'

/** How often appeals were granted, by rule, program version and who decided first. */
export const appealReportEndpoint = forOperators(
  { method: 'get', path: '/prop-firm/appeals/report', roles: matrix.appeals.read ?? [] },
  async (req) => json(await readAppealReport(asPostgres(req.payload.db).pool)),
)
