import { equalConstantTime } from '../../crypto/equalConstantTime.js'
import { hasRole, personOf } from '../../access/person.js'
import { firmOf } from '../../firm.js'
import { readDashboard } from '../../readModels/dashboard/readDashboard.js'
import { renderMetrics } from '../../readModels/metrics/renderMetrics.js'
import { queryableOf } from '../../readModels/queryable.js'
import { json, notPermitted, Refused } from '../http/answer.js'
import { open } from '../http/endpoint.js'

/**
 * For load balancers and alarms: 200 while the machine works, 503 with what does not. It names no
 * account, no person and no address, because anybody may ask.
 */
export const healthEndpoint = open({ method: 'get', path: '/prop-firm/health' }, async (req) => {
  const source = { q: queryableOf(req.payload), rules: firmOf(req.payload).rules }
  try {
    const { alarms } = await readDashboard(source, { kind: 'anonymous' })
    const problems = alarms.filter(({ tone }) => tone === 'bad').map(({ id }) => kindOf(id))
    return json({ ok: problems.length === 0, problems }, problems.length === 0 ? 200 : 503)
  } catch (error) {
    req.payload.logger.error({ err: error, msg: 'health could not be read' })
    return json({ ok: false, problems: ['database'] }, 503)
  }
})

/** `platform-<id>` → `platform`. */
const kindOf = (alarm: string): string => alarm.split('-')[0] ?? alarm

/** Figures for Prometheus, with the token of the option `metricsToken` or for a signed-in admin. */
export const metricsEndpoint = open({ method: 'get', path: '/prop-firm/metrics' }, async (req) => {
  const firm = firmOf(req.payload)
  const person = personOf(req.user, firm.people)
  const isAdmin = person.kind === 'operator' && hasRole(person, ['admin', 'auditor'])
  if (!isAdmin && !hasToken(req.headers, firm.options.metricsToken)) {
    if (person.kind === 'anonymous') {
      throw new Refused('signIn', 'Expected the token for metrics.', 401)
    }
    throw notPermitted()
  }
  const { text, contentType } = await renderMetrics(queryableOf(req.payload), Date.now())
  return new Response(text, {
    headers: { 'content-type': contentType, 'cache-control': 'no-store' },
  })
})

function hasToken(headers: Headers, token: string | undefined): boolean {
  const given = headers.get('authorization')?.match(/^Bearer (.+)$/)?.[1]
  return token !== undefined && given !== undefined && equalConstantTime(given, token)
}
