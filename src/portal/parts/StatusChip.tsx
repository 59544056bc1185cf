import type { StatusWords } from './statuses.js'

export const StatusChip = ({ status }: { readonly status: StatusWords }) => (
  <span className={`chip ${status.tone}`}>{status.label}</span>
)
