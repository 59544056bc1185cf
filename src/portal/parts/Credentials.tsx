import { useState } from 'react'
import { call } from '../api/call.js'
import { credentials as shape, type Credentials as Shown } from '../api/shapes.js'
import { CopyButton } from './CopyButton.js'
import { Notice, Problem } from './Notice.js'

/** The platform login; the password is shown once and kept nowhere on this page. */
export function Credentials({ accountId }: { readonly accountId: string }) {
  const [shown, setShown] = useState<Shown | null>(null)
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const show = async () => {
    setBusy(true)
    const path = `/trader/accounts/${accountId}/credentials`
    const answer = await call({ path, shape, method: 'POST' })
    setBusy(false)
    setProblem(answer.ok ? '' : answer.message)
    if (answer.ok) setShown(answer.data)
  }
  return (
    <section className="card">
      <h2>Platform login</h2>
      <Problem text={problem} />
      {shown ? (
        <Secrets shown={shown} onHide={() => setShown(null)} />
      ) : (
        <>
          <p>
            <strong>The password is shown once.</strong> Have your password manager at hand: when
            you leave this page it is gone, here and with us, and support has to give you a new one.
          </p>
          <button type="button" onClick={() => void show()} disabled={isBusy}>
            {isBusy ? 'Fetching …' : 'Show login and password once'}
          </button>
        </>
      )}
    </section>
  )
}

function Secrets({ shown, onHide }: { readonly shown: Shown; readonly onHide: () => void }) {
  return (
    <>
      <Notice tone="warning">
        Store the password now. It cannot be shown again. Nobody of us will ever ask you for it.
      </Notice>
      <dl className="secrets">
        {(
          [
            ['Server', shown.server],
            ['Login', shown.login],
            ['Password', shown.password],
          ] as const
        ).map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <code>{text}</code> <CopyButton text={text} what={label} />
            </dd>
          </div>
        ))}
      </dl>
      <button type="button" className="quiet" onClick={onHide}>
        I have stored it
      </button>
    </>
  )
}
