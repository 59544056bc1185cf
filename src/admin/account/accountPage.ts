import type { AccountHead, LiveFigures } from '../../readModels/account/readAccountHead.js'
import { readAfterwards, type Aftermath } from '../../readModels/account/readAfterwards.js'
import type { CurveEnd } from '../../readModels/account/curveDays.js'
import { placeOf, readCurve, type Curve } from '../../readModels/account/readCurve.js'
import { floorsOf } from '../../readModels/account/proof.js'
import { readShownRuling, type ShownRuling } from '../../readModels/account/readRuling.js'
import { readFirmSettings } from '../../readModels/readFirmSettings.js'
import type { ChartMark } from '../charts/chartLayout.js'
import type { Viewer } from '../parts/viewer.js'

const isUuid = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** Everything that the account's page shows beside its head; what a role may not read is left out. */
export async function accountPage(viewer: Viewer, head: AccountHead, asked: unknown) {
  const { q, may, rules } = viewer
  const [settings, ruling] = await Promise.all([
    readFirmSettings(q),
    may('rulings')
      ? readShownRuling(q, head.id, { rules, rulingId: isUuid(asked) ? asked : null })
      : null,
  ])
  const end = endOf(head, ruling)
  const [afterwards, curve] = await Promise.all([
    orFailed(viewer, ruling ? readAfterwards(q, { accountId: head.id, ruling }) : []),
    orFailed(
      viewer,
      head.phaseTerms ? readCurve(q, head.id, { phase: head.phaseTerms, end }) : null,
    ),
  ])
  const drawn = curve === failed ? null : curve
  return {
    settings,
    ruling,
    afterwards: afterwards === failed ? failed : afterwards.filter((each) => maySee(viewer, each)),
    curve,
    end: drawn && end ? { ...end, x: placeOf(drawn.days, end.at) } : null,
    mark: drawn && markOf(drawn, ruling),
    zone: head.phaseTerms?.terms.calendar.zone ?? settings.zone,
  }
}

/** Stands for what could not be read: its panel says so, the rest of the page works. */
export type Failed = 'failed'
export const failed: Failed = 'failed'

const orFailed = <Value>({ log }: Viewer, value: Value | Promise<Value>): Promise<Value | Failed> =>
  Promise.resolve(value).catch((error: unknown) => {
    log(error)
    return failed
  })

const sources = {
  command: 'platformCommands',
  message: 'emailMessages',
  audit: 'auditEntries',
} as const

const maySee = ({ may }: Viewer, { source }: Aftermath): boolean => may(sources[source])

/** The line ends at the observation that decided; of a running account at the newest one. */
function endOf(head: AccountHead, ruling: ShownRuling | null): CurveEnd | null {
  const proof = ruling?.proof
  if (ruling && proof?.decided && isEnding(head, ruling)) {
    return { at: proof.decided.at, equity: proof.decided.equity, floors: proof.floors }
  }
  const { live, phaseTerms, state } = head
  if (!live || !phaseTerms || !state) return null
  const floors = floorsOf(phaseTerms, phaseTerms.floors(state))
  return { at: live.at, equity: live.equity, floors }
}

/** Whether the account stopped at this ruling. */
const isEnding = (head: AccountHead, ruling: ShownRuling): boolean =>
  ruling.kind !== 'soft' && head.status !== 'active'

const words: Readonly<Record<string, string>> = {
  breach: 'Breach',
  pass: 'Pass',
  expiry: 'Expiry',
  soft: 'Recorded',
}

/** The observation that decided, on the curve. */
function markOf(curve: Curve, ruling: ShownRuling | null): ChartMark | null {
  const decided = ruling?.proof?.decided
  if (!ruling || !decided) return null
  const suspected = (ruling.violation?.status ?? ruling.disposition) === 'suspected'
  return {
    at: decided.at,
    x: placeOf(curve.days, decided.at),
    equity: decided.equity,
    word: suspected ? 'Suspected' : (words[ruling.kind] ?? ruling.kind),
    tone: suspected || ruling.kind === 'soft' ? 'near' : ruling.kind === 'pass' ? 'good' : 'bad',
  }
}

/** What the live figures of the page begin with. */
export const initialFigures = (accountId: string, live: LiveFigures | null) =>
  live && {
    accountId,
    at: live.at,
    balance: live.balance,
    equity: live.equity,
    used: live.used,
    floor: live.floor,
    openPositions: live.openPositions,
    changedAt: live.changedAt,
  }
