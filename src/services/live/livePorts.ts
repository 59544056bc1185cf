import type { Pool } from 'pg'
import type { Firm } from '../../firm.js'
import type { Controls, LivePorts } from '../../live/ports.js'
import { makeWork } from '../makeWork.js'
import { decide } from '../rulings/decide.js'
import { newsCalendar } from './newsCalendar.js'
import { rulingHoldsSql, undecidedSql } from './sql.js'

type Input = {
  readonly firm: Firm
  readonly pool: Pool
  /** Told after commit which connections have commands to send. */
  readonly afterCommit: LivePorts['afterCommit']
}

/** Fills in what the live path asks of the rest of the firm. */
export function livePorts({ firm, pool, afterCommit }: Input): LivePorts & {
  /** Reads the holds and the news calendar; to be called every second. */
  refresh(): Promise<void>
} {
  let held: ReadonlySet<string> = new Set()
  const calendar = newsCalendar(pool)
  const controls: Controls = {
    rulingsHeld: (connectionId) => held.has('firm') || held.has(connectionId),
  }
  return {
    decide: (tx, verdicts) => decide(makeWork({ firm, tx, now: new Date() }), verdicts),
    controls: () => controls,
    doubts: () => firm.options.doubts,
    news: calendar.around,
    undecided: undecidedSql,
    afterCommit,
    now: Date.now,
    async refresh() {
      const { rows } = await pool.query<{ subject_id: string }>(rulingHoldsSql)
      held = new Set(rows.map(({ subject_id }) => subject_id))
      await calendar.refresh(Date.now())
    },
  }
}
