/** A day on the axis: every day is as wide as the others, days without any movement are left out. */
export type CurveDay = {
  readonly date: string
  readonly startsAt: number
  readonly endsAt: number
}

export type StoredDay = CurveDay & {
  readonly startBalance: number
  readonly startEquity: number
  readonly floors: readonly { readonly rule: string; readonly limit: number }[]
  readonly open: number | null
  readonly high: number | null
  readonly low: number | null
  readonly close: number | null
  readonly peak: number | null
}

/** What is known beyond the packed days: an exact last observation, and the floors that hold then. */
export type CurveEnd = {
  readonly at: number
  readonly equity: number
  readonly floors: readonly { readonly rule: string; readonly limit: number }[]
}
