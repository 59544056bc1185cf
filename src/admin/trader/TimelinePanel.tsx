import type { TimelineEntry, TimelineTopic } from '../../readModels/trader/readTraderTimeline.js'
import { instantText, whenText } from '../parts/dates.js'
import { Empty, Panel } from '../parts/Panel.js'
import { Timeline } from '../parts/Timeline.js'
import type { Viewer } from '../parts/viewer.js'
import { timelineWords } from './timelineWords.js'
import { TopicFilter } from './TopicFilter.js'

type Props = {
  readonly entries: readonly TimelineEntry[]
  /** Rows at most; where as many came, there are older ones. */
  readonly rowsMax: number
  readonly topic: TimelineTopic
  readonly zone: string
  readonly viewer: Viewer
}

/** What happened to the person and their records, from all sources, newest first. */
export const TimelinePanel = ({ entries, rowsMax, topic, zone, viewer }: Props) => (
  <Panel aside={<TopicFilter topic={topic} />} className="pf-story" title="Timeline">
    {entries.length === 0 ? (
      <Empty>
        {topic === 'all'
          ? 'Nothing happened yet.'
          : 'Nothing of this kind happened yet. Choose All to see the rest.'}
      </Empty>
    ) : (
      <div className="pf-story__list">
        <Timeline
          items={entries.map((entry) => ({
            key: entry.id,
            time: whenText(entry.at, viewer.now, zone),
            title: instantText(entry.at, zone),
            ...timelineWords(entry, { ...viewer, zone }),
          }))}
        />
        {entries.length >= rowsMax ? (
          <a className="pf-underlined pf-muted" href={viewer.listUrl('auditEntries')}>
            Older ones are in the audit log
          </a>
        ) : null}
      </div>
    )}
  </Panel>
)
