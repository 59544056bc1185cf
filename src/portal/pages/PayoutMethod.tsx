import { useState } from 'react'
import type * as z from 'zod/mini'
import { currencies } from '../../domain/money/currency.js'
import { call } from '../api/call.js'
import { methodAdded } from '../api/shapes.js'
import { Choice, Field } from '../parts/Field.js'
import { Link } from '../parts/Link.js'
import { Notice, Problem } from '../parts/Notice.js'
import { Page } from '../parts/Page.js'
import { timeText } from '../parts/texts.js'
import { secretOf, textOf, useForm } from '../parts/useForm.js'
import { methodKinds, type MethodKind } from '../payouts/methodKinds.js'
import { pathOf } from '../routes.js'

type Added = z.output<typeof methodAdded>

/** Sets where payouts go. The password is asked again, and the known address is told. */
export function PayoutMethod() {
  const [key, setKey] = useState('iban')
  const [added, setAdded] = useState<Added | null>(null)
  const kind = methodKinds.find((each) => each.key === key) ?? methodKinds[0]
  return (
    <Page title="Where payouts go">
      {added ? <Saved added={added} /> : null}
      {!added && kind ? (
        <>
          <p>
            The details replace the ones before. They are stored encrypted, we write to your e-mail
            address about the change, and for a while after it no money is sent.
          </p>
          <MethodForm key={key} kind={kind} onKind={setKey} onAdded={setAdded} />
        </>
      ) : null}
    </Page>
  )
}

const Saved = ({ added }: { readonly added: Added }) => (
  <>
    <Notice tone="good">
      Saved: {added.masked}. Money can be sent there from {timeText(added.usableFrom)}.
    </Notice>
    <p>
      <Link to={pathOf()}>Go to your accounts</Link>
    </p>
  </>
)

type Props = {
  readonly kind: MethodKind
  readonly onKind: (key: string) => void
  readonly onAdded: (added: Added) => void
}

const kinds = methodKinds.map(({ key, label }) => ({ value: key, label }))
const allCurrencies = currencies.map((code) => ({ value: code, label: code }))

function MethodForm({ kind, onKind, onAdded }: Props) {
  const [first] = kind.fields
  const details = kind.fields.map(({ name }) => name)
  const form = useForm({
    names: ['holderName', ...details, 'currency', 'password'],
    aliases: first ? { details: first.name } : {},
    submit: (values) => save(kind, values),
    onDone: onAdded,
  })
  const { errors } = form
  return (
    <form className="card narrow" noValidate autoComplete="off" onSubmit={form.onSubmit}>
      <Problem text={form.problem} />
      <Choice name="key" label="Send money to" options={kinds} value={kind.key} onChange={onKind} />
      <Field
        name="holderName"
        label="Name of the holder"
        hint="It must be your own name."
        autoComplete="name"
        error={errors.holderName}
      />
      {kind.fields.map(({ name, label, hint }) => (
        <Field
          key={name}
          name={name}
          label={label}
          hint={hint}
          spellCheck={false}
          error={errors[name]}
        />
      ))}
      <Choice
        name="currency"
        label="Currency"
        options={allCurrencies}
        defaultValue="USD"
        error={errors.currency}
      />
      <Field
        name="password"
        type="password"
        label="Your portal password"
        hint="Asked again, because this decides where your money goes."
        autoComplete="current-password"
        error={errors.password}
      />
      <button type="submit" disabled={form.isBusy}>
        {form.isBusy ? 'Saving …' : 'Save'}
      </button>
    </form>
  )
}

function save({ kind, fields }: MethodKind, values: FormData) {
  const given = fields
    .map(({ name }) => [name, textOf(values, name)] as const)
    .filter(([, text]) => text !== '')
  return call({
    path: '/trader/payout-methods',
    shape: methodAdded,
    method: 'POST',
    body: {
      kind,
      holderName: textOf(values, 'holderName'),
      currency: textOf(values, 'currency'),
      details: Object.fromEntries(given),
      password: secretOf(values, 'password'),
    },
  })
}
