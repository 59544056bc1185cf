import { call, done } from '../api/call.js'
import { Problem } from './Notice.js'
import { useForm } from './useForm.js'

type Props = { readonly accountId: string; readonly onClosed: () => void }

/** Ends an account at the trader's own wish. */
export function CloseAccount({ accountId, onClosed }: Props) {
  const form = useForm({
    names: ['confirm'],
    submit: (values) =>
      call({
        path: `/trader/accounts/${accountId}/close`,
        shape: done,
        method: 'POST',
        body: { confirm: values.get('confirm') === 'on' },
      }),
    onDone: onClosed,
  })
  const { confirm } = form.errors
  return (
    <details className="card">
      <summary>Close this account</summary>
      <form noValidate onSubmit={form.onSubmit}>
        <p>Trading ends at once, and your challenge ends with it. This cannot be undone.</p>
        <Problem text={form.problem} />
        <label className="check">
          <input type="checkbox" name="confirm" aria-invalid={Boolean(confirm)} />I want to close
          this account
        </label>
        {confirm ? <p className="error">Please confirm that you want to close it.</p> : null}
        <button type="submit" className="danger" disabled={form.isBusy}>
          {form.isBusy ? 'Closing …' : 'Close account'}
        </button>
      </form>
    </details>
  )
}
