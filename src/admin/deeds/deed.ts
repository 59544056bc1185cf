/** Something an operator can do with a record that is no move of a lifecycle. */
export type Deed = {
  readonly label: string
  /** Below the API route; `:id` stands for the record. */
  readonly path: string
  readonly body?: Readonly<Record<string, unknown>>
  /** The endpoint takes the record's id in the body. */
  readonly needsId?: boolean
  /** Label of what has to be said first; left out when nothing has to. */
  readonly ask?: string
  readonly adverse?: boolean
}
