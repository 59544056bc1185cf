import type { AccountHead, LiveFigures } from '../../readModels/account/readAccountHead.js'
import { readAfterwards } from '../../readModels/account/readAfterwards.js'
import {
  placeOf,
  readCurve,
  type Curve,
  type CurveEnd,
} from '../../readModels/account/readCurve.js'
import { floorsOf } from '../../readModels/account/proof.js'
import { readShownRuling, type ShownRuling } from '../../readModels/account/readRuling.js'
import { readFirmSettings } from '../../readModels/readFirmSettings.js'
import type { ChartEnd } from '../charts/EquityChart.js'
import type { Viewer } from '../parts/viewer.js'

const isUuid = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** Everything that the account's page shows beside its head; what a role may not read is left out. */
export async function accountPage(viewer: Viewer, head: AccountHead, asked: unknown) {
  const { q, may } = viewer
  const [settings, ruling] = await Promise.all([
    readFirmSettings(q),
    may('rulings') ? readShownRuling(q, head.id, isUuid(asked) ? asked : null) : null,
  ])
  const end = endOf(head, ruling)
  const [afterwards, curve] = await Promise.all([
    ruling && may('platformCommands') ? readAfterwards(q, { accountId: head.id, ruling }) : [],
    head.phaseTerms ? readCurve(q, head.id, { phase: head.phaseTerms, end }) : null,
  ])
  return {
    settings,
    ruling,
    afterwards,
    curve,
    end: curve && end ? chartEnd(curve, end, { head, ruling }) : null,
    zone: head.phaseTerms?.terms.calendar.zone ?? settings.zone,
  }
}

/** The line ends at the observation that decided; of a running account at the newest one. */
function endOf(head: AccountHead, ruling: ShownRuling | null): CurveEnd | null {
  const proof = ruling?.proof
  if (proof?.decided && isEnding(head, ruling)) {
    return { at: proof.decided.at, equity: proof.decided.equity, floors: proof.floors }
  }
  const { live, phaseTerms, state } = head
  if (!live || !phaseTerms || !state) return null
  const floors = floorsOf(phaseTerms, phaseTerms.floors(state))
  return { at: live.at, equity: live.equity, floors }
}

/** Whether the account stopped, or may have stopped, at this ruling. */
const isEnding = (head: AccountHead, ruling: ShownRuling | null): boolean =>
  ruling !== null && ruling.kind !== 'soft' && head.status !== 'active'

const words: Readonly<Record<string, string>> = { breach: 'Breach', pass: 'Pass', expiry: 'Expiry' }

type About = { readonly head: AccountHead; readonly ruling: ShownRuling | null }

function chartEnd(curve: Curve, end: CurveEnd, { head, ruling }: About): ChartEnd {
  const word = isEnding(head, ruling) ? (words[ruling?.kind ?? ''] ?? null) : null
  return { at: end.at, x: placeOf(curve.days, end.at), equity: end.equity, word }
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
  }
