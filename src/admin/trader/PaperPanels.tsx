import type {
  TraderAgreement,
  TraderCase,
  TraderMessage,
} from '../../readModels/trader/readTraderCases.js'
import { Chip } from '../parts/Chip.js'
import { dateText, instantText, whenText } from '../parts/dates.js'
import { Empty, Panel } from '../parts/Panel.js'
import { StatusChip } from '../parts/StatusChip.js'
import type { Viewer } from '../parts/viewer.js'

type Shared = { readonly viewer: Viewer; readonly zone: string }

type Papers = {
  /** Null where the person's roles do not see identity checks. */
  readonly cases: readonly TraderCase[] | null
  readonly agreements: readonly TraderAgreement[] | null
}

/** Identity checks with the documents that came, and agreements. */
export function DocumentsPanel({ cases, agreements, viewer, zone }: Shared & Papers) {
  const isEmpty = (cases ?? []).length + (agreements ?? []).length === 0
  return (
    <Panel id="documents" title="Documents">
      {isEmpty ? (
        <Empty>
          None yet. Identity and agreement are asked for when the last evaluation phase is passed.
        </Empty>
      ) : (
        <table className="pf-table pf-rows">
          <tbody>
            {(cases ?? []).map((each) => (
              <CaseRow each={each} key={each.id} viewer={viewer} zone={zone} />
            ))}
            {(agreements ?? []).map((each) => (
              <tr key={each.id}>
                <td className="pf-cut">
                  {each.title}, version {each.version}
                </td>
                <td>
                  <Chip tone={each.acceptedAt === null ? 'waiting' : 'done'}>
                    {each.acceptedAt === null ? 'Not signed' : 'Signed'}
                  </Chip>
                </td>
                <td className="pf-number pf-muted" title={each.fullName ?? undefined}>
                  {each.acceptedAt === null ? '' : dateText(each.acceptedAt, zone)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function CaseRow({ each, viewer, zone }: Shared & { readonly each: TraderCase }) {
  const papers =
    each.documents.length > 0 ? each.documents.map(documentWord).join(', ') : 'none sent'
  return (
    <tr>
      <td className="pf-cut" title={each.decision ?? papers}>
        <a className="pf-strong" href={viewer.recordUrl('kycCases', each.id)}>
          {each.reference}
        </a>{' '}
        {papers}
      </td>
      <td>
        <StatusChip lifecycle={viewer.lifecycles.kycCase} status={each.status} />
      </td>
      <td className="pf-number pf-muted">{caseTime(each, zone)}</td>
    </tr>
  )
}

const documentWord = (kind: string): string =>
  kind === 'identity' ? 'identity document' : kind === 'address' ? 'proof of address' : kind

function caseTime(each: TraderCase, zone: string): string {
  if (each.status === 'approved' && each.expiresAt !== null) {
    return `to ${dateText(each.expiresAt, zone)}`
  }
  return dateText(each.decidedAt ?? each.submittedAt ?? each.requestedAt, zone)
}

type MessagesProps = Shared & {
  readonly messages: readonly TraderMessage[]
  readonly traderId: string
}

/** The newest messages to the person. */
export const MessagesPanel = ({ messages, viewer, zone, traderId }: MessagesProps) => (
  <Panel
    aside={
      messages.length > 0 ? (
        <a href={viewer.listUrl('emailMessages', { trader: traderId })}>all</a>
      ) : undefined
    }
    title="Last messages"
  >
    {messages.length === 0 ? (
      <Empty>None. Every e-mail to this person is listed here as soon as it is written.</Empty>
    ) : (
      <table className="pf-table pf-rows">
        <tbody>
          {messages.map((message) => (
            <tr key={message.id}>
              <td className="pf-cut">
                <a href={viewer.recordUrl('emailMessages', message.id)}>
                  {message.subject ?? message.event}
                </a>
              </td>
              <td className="pf-muted" title={message.problem ?? undefined}>
                <MessageStatus message={message} viewer={viewer} />
              </td>
              <td className="pf-number pf-muted">
                <time title={instantText(message.at, zone)}>
                  {whenText(message.at, viewer.now, zone)}
                </time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </Panel>
)

/** A message that went out needs no colour; one that did not wants to be seen. */
function MessageStatus({ message, viewer }: Pick<Shared, 'viewer'> & { message: TraderMessage }) {
  const words = viewer.lifecycles.emailMessage.statuses[message.status]
  const isTrouble = words?.tone === 'bad' || words?.tone === 'attention'
  return isTrouble ? (
    <StatusChip lifecycle={viewer.lifecycles.emailMessage} status={message.status} />
  ) : (
    (words?.label ?? message.status).toLowerCase()
  )
}
