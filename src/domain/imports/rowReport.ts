/**
 * What came of a row, or would come: `ready` before and `taken` after it was taken over, `known` where it
 * was in our books before, `repeated` where an earlier row has its login.
 */
export const rowResults = ['ready', 'taken', 'known', 'repeated', 'refused'] as const

export type RowResult = (typeof rowResults)[number]

export type RowReport = {
  readonly row: number
  readonly login: string
  readonly email: string
  readonly result: RowResult
  /** Whether the address was a trader of ours before; null where no account comes. */
  readonly trader: 'new' | 'known' | null
  /** Of the account that was taken over now. */
  readonly account: string | null
  /** Each wrong field with what was expected. */
  readonly refusal: string | null
  readonly duplicates: readonly string[]
  /** What a person should know: nothing of it prevents the import. */
  readonly warnings: readonly string[]
}
