/** What stands on record beside the evidence of a ruling. Times are UTC milliseconds. */
export type RulingRecord = {
  readonly firm: string
  readonly reference: string
  /** `confirmed`, `suspected`, `recorded`, `dismissed` or `overturned`. */
  readonly standing: string
  readonly traderReference: string
  readonly decision: { readonly by: string | null; readonly reason: string | null } | null
  /** The purchase with which the trader took the program's terms. */
  readonly order: {
    readonly reference: string
    readonly checkoutReference: string | null
    readonly paidAt: number | null
  } | null
  /** What the trader accepted, up to the ruling. */
  readonly agreements: readonly {
    readonly title: string
    readonly version: number
    readonly hash: string
    readonly acceptedAt: number
  }[]
}
