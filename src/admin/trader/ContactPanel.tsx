import { dateText } from '../parts/dates.js'
import { Panel } from '../parts/Panel.js'

/** Personal fields; the ones that the signed-in person may not read are undefined. */
export type Contact = {
  readonly phone?: string | null
  readonly address?: string | null
  readonly dateOfBirth?: string | null
  readonly emailVerifiedAt?: string | null
}

type Props = { readonly contact: Contact; readonly zone: string }

/** How to reach the person, as far as the signed-in one may know. */
export function ContactPanel({ contact, zone }: Props) {
  const { phone, address, dateOfBirth, emailVerifiedAt } = contact
  const rows: [string, string | null | undefined][] = [
    ['Phone', phone],
    ['Address', address],
    ['Date of birth', dateOfBirth],
  ]
  const readable = rows.filter(([, value]) => value !== undefined)
  return (
    <Panel title="Contact">
      <dl className="pf-pairs">
        <div>
          <dt>E-mail verified</dt>
          <dd>{emailVerifiedAt ? dateText(Date.parse(emailVerifiedAt), zone) : 'not yet'}</dd>
        </div>
        {readable.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value ? value : <span className="pf-muted">not given</span>}</dd>
          </div>
        ))}
      </dl>
      {readable.length < rows.length ? (
        <p className="pf-hint">
          Phone, address and date of birth are for the desks that need them.
        </p>
      ) : null}
    </Panel>
  )
}
