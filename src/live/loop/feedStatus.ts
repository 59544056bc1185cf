/** How a connection does, as this process sees it; times in UTC milliseconds. */
export type FeedStatus = {
  state: 'connecting' | 'catchingUp' | 'streaming' | 'polling' | 'waiting'
  accounts: number
  /** By our clock. */
  lastEventAt: number | null
  /** The platform's own time, as it last said. */
  platformAt: number | null
  /** Age of the newest observation when it came. */
  lagMs: number | null
  error: string | null
  reconnects: number
}

export const newFeedStatus = (): FeedStatus => ({
  state: 'connecting',
  accounts: 0,
  lastEventAt: null,
  platformAt: null,
  lagMs: null,
  error: null,
  reconnects: 0,
})
