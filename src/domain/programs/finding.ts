/** Why a draft cannot be published, or what an operator should look at before it is. */
export type Finding = {
  /** `refused` keeps a draft from being published, `warned` does not. */
  readonly level: 'refused' | 'warned'
  /** Key of the phase, or null for the program as a whole. */
  readonly phase: string | null
  /** Key of the rule within the phase. */
  readonly rule: string | null
  /** Parameter of the rule, or the place in the terms such as `calendar.zone`. */
  readonly field: string | null
  readonly code: FindingCode
  readonly message: string
  readonly waysOut: readonly WayOut[]
}

export type FindingCode =
  | 'invalidTerms'
  | 'unknownZone'
  | 'unknownRule'
  | 'invalidParameter'
  | 'duplicateKey'
  | 'missingAmount'
  | 'noPlatform'
  | 'noWayToPass'
  | 'floorAtStart'
  | 'decidedAtStart'
  | 'passesFunded'
  | 'setTwice'
  | 'neverDecides'
  | 'decidesLate'

/** What a button beside a finding does to the draft. */
export type WayOut = { readonly label: string; readonly change: DraftChange }

export type DraftChange =
  | {
      readonly kind: 'setParameter'
      readonly phase: string
      readonly rule: string
      readonly field: string
      readonly value: unknown
    }
  | { readonly kind: 'removeRule'; readonly phase: string; readonly rule: string }
  | {
      readonly kind: 'addRule'
      readonly phase: string
      readonly rule: string
      readonly parameters: Readonly<Record<string, unknown>>
    }
  | { readonly kind: 'setTerm'; readonly field: 'calendar.zone'; readonly value: string }

type About = { readonly phase: string; readonly rule: string; readonly field?: string }

export const finding = (
  given: Pick<Finding, 'level' | 'code' | 'message'> & Partial<Finding>,
): Finding => ({ phase: null, rule: null, field: null, waysOut: [], ...given })

export const removal = ({ phase, rule }: About): WayOut => ({
  label: 'Remove rule',
  change: { kind: 'removeRule', phase, rule },
})

export const setting = (
  { phase, rule, field }: Required<About>,
  value: unknown,
  label: string,
): WayOut => ({ label, change: { kind: 'setParameter', phase, rule, field, value } })
