import { dateText, clockText, dayText, instantText, minuteText } from '../parts/dates.js'
import { Panel } from '../parts/Panel.js'
import { Timeline } from '../parts/Timeline.js'
import { TryAgain } from '../parts/TryAgain.js'
import type { Told } from './afterwardsWords.js'

type Props = {
  readonly told: readonly Told[]
  /** What followed could not be read: only the ruling itself is known. */
  readonly hasFailed: boolean
  readonly zone: string
}

/** From the ruling to the answer of the platform and the message to the trader. */
export function AfterwardsPanel({ told, hasFailed, zone }: Props) {
  const [first] = told
  const day = first ? dateText(first.at, zone) : ''
  return (
    <Panel aside={first ? dayText(first.at, zone) : undefined} title="What happened next">
      <div className="pf-story__list">
        <Timeline
          items={told.map(({ at, ...line }) => ({
            ...line,
            time:
              dateText(at, zone) === day
                ? clockText(at, zone)
                : `${dayText(at, zone)} ${minuteText(at, zone)}`,
            title: instantText(at, zone),
          }))}
        />
      </div>
      {hasFailed ? <TryAgain /> : null}
    </Panel>
  )
}
