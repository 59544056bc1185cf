import {
  readNotes,
  readTraderAgreements,
  readTraderCases,
  readTraderMessages,
  readTraderPayouts,
  readTraderViolations,
} from '../../readModels/trader/readTraderCases.js'
import { readTraderAccounts } from '../../readModels/trader/readTraderAccounts.js'
import {
  readTraderTimeline,
  timelineRows,
  type TimelineTopic,
} from '../../readModels/trader/readTraderTimeline.js'
import { Loaded } from '../parts/Loaded.js'
import type { Viewer } from '../parts/viewer.js'
import { AccountsPanel } from './AccountsPanel.js'
import { PayoutsPanel, ViolationsPanel } from './CasePanels.js'
import { ContactPanel, type Contact } from './ContactPanel.js'
import { NotesPanel } from './NotesPanel.js'
import { DocumentsPanel, MessagesPanel } from './PaperPanels.js'
import { TimelinePanel } from './TimelinePanel.js'

type Props = {
  readonly id: string
  readonly viewer: Viewer
  readonly zone: string
  readonly bands: readonly number[]
  readonly contact: Contact
  readonly hasBought: boolean
  readonly mayWrite: boolean
  readonly topic: TimelineTopic
}

/** The panels, each with its own question to the database; a role sees those it may read. */
export function TraderPanels(props: Props) {
  const { id, viewer, zone, contact, topic } = props
  const { q, may, log } = viewer
  return (
    <div className="pf-trader__grid">
      <div className="pf-trader__main">
        {may('accounts') ? (
          <Loaded
            className="pf-accounts"
            load={() => readTraderAccounts(q, id, viewer.rules)}
            log={log}
            title="Accounts"
          >
            {(accounts) => <AccountsPanel accounts={accounts} {...props} />}
          </Loaded>
        ) : null}
        <CasePanels {...props} />
        <ContactPanel contact={contact} zone={zone} />
        <NotesLoaded {...props} />
      </div>
      {may('auditEntries') ? (
        <Loaded
          className="pf-story"
          load={() => readTraderTimeline(q, id, topic)}
          log={log}
          title="Timeline"
        >
          {(entries) => (
            <TimelinePanel
              entries={entries}
              rowsMax={timelineRows}
              topic={topic}
              viewer={viewer}
              zone={zone}
            />
          )}
        </Loaded>
      ) : null}
    </div>
  )
}

function CasePanels({ id, viewer, zone }: Props) {
  const { q, may, log } = viewer
  return (
    <>
      {may('payouts') ? (
        <Loaded load={() => readTraderPayouts(q, id)} log={log} title="Payouts">
          {(payouts) => <PayoutsPanel payouts={payouts} traderId={id} viewer={viewer} />}
        </Loaded>
      ) : null}
      {may('violations') ? (
        <Loaded load={() => readTraderViolations(q, id)} log={log} title="Violations">
          {(violations) => <ViolationsPanel violations={violations} viewer={viewer} zone={zone} />}
        </Loaded>
      ) : null}
      {may('kycCases') || may('agreementAcceptances') ? (
        <Loaded load={() => readPapers(viewer, id)} log={log} title="Documents">
          {(papers) => <DocumentsPanel {...papers} viewer={viewer} zone={zone} />}
        </Loaded>
      ) : null}
      {may('emailMessages') ? (
        <Loaded load={() => readTraderMessages(q, id)} log={log} title="Last messages">
          {(messages) => (
            <MessagesPanel messages={messages} traderId={id} viewer={viewer} zone={zone} />
          )}
        </Loaded>
      ) : null}
    </>
  )
}

function NotesLoaded({ id, viewer, zone, mayWrite }: Props) {
  const subject = { type: 'trader', id }
  return viewer.may('notes') ? (
    <Loaded load={() => readNotes(viewer.q, subject)} log={viewer.log} title="Notes">
      {(notes) => (
        <NotesPanel
          mayWrite={mayWrite}
          notes={notes}
          subject={subject}
          viewer={viewer}
          zone={zone}
        />
      )}
    </Loaded>
  ) : null
}

async function readPapers({ q, may }: Viewer, id: string) {
  const [cases, agreements] = await Promise.all([
    may('kycCases') ? readTraderCases(q, id) : null,
    may('agreementAcceptances') ? readTraderAgreements(q, id) : null,
  ])
  return { cases, agreements }
}
