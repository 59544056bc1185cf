import { useState } from 'react'
import { call, done } from '../api/call.js'
import type { Ruling } from '../api/shapes.js'
import { Words } from '../parts/Field.js'
import { Notice, Problem } from '../parts/Notice.js'
import { appealStatus } from '../parts/statuses.js'
import { StatusChip } from '../parts/StatusChip.js'
import { timeText } from '../parts/texts.js'
import { textOf, useForm } from '../parts/useForm.js'

type Props = { readonly ruling: Ruling; readonly onChange: () => void }

/** Where the trader objects to a ruling, beside everything that it rests on. */
export function AppealCard({ ruling, onChange }: Props) {
  const { appeal, appealable } = ruling
  return (
    <section className="card" id="appeal">
      <h2>Appeal</h2>
      {appeal ? <Standing appeal={appeal} onChange={onChange} /> : null}
      {appealable.possible ? <AppealForm onChange={onChange} ruling={ruling} /> : null}
      {!appealable.possible && !appeal ? <p>{appealable.why}</p> : null}
    </section>
  )
}

function AppealForm({ ruling, onChange }: Props) {
  const { until } = ruling.appealable
  const form = useForm({
    names: ['text'],
    submit: (values) =>
      call({
        path: `/trader/rulings/${ruling.id}/appeal`,
        shape: done,
        method: 'POST',
        body: { text: textOf(values, 'text') },
      }),
    onDone: onChange,
  })
  return (
    <form noValidate onSubmit={form.onSubmit}>
      <p>
        If you think this ruling is wrong, say why{until ? ` until ${timeText(until)}` : ''}.
        Somebody who did not make the decision looks at the evidence above and at what you write.
        One appeal of a ruling is decided.
      </p>
      <Problem text={form.problem} />
      <Words
        name="text"
        label="What is wrong with the ruling"
        hint="Plain text, 20 to 4000 characters."
        maxLength={4000}
        required
        error={form.errors.text}
      />
      <button type="submit" disabled={form.isBusy}>
        {form.isBusy ? 'Sending …' : 'Send the appeal'}
      </button>
    </form>
  )
}

type StandingProps = {
  readonly appeal: NonNullable<Ruling['appeal']>
  readonly onChange: () => void
}

function Standing({ appeal, onChange }: StandingProps) {
  const status = appealStatus(appeal.status)
  return (
    <>
      <div className="row">
        <p>
          Appeal {appeal.reference}, sent {timeText(appeal.openedAt)}
        </p>
        <StatusChip status={status} />
      </div>
      <p>{status.words}</p>
      <blockquote className="words">{appeal.text}</blockquote>
      {appeal.decision ? <Notice tone="info">{appeal.decision}</Notice> : null}
      {appeal.status === 'open' ? <Withdraw id={appeal.id} onChange={onChange} /> : null}
    </>
  )
}

function Withdraw({ id, onChange }: { readonly id: string; readonly onChange: () => void }) {
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const withdraw = async () => {
    setBusy(true)
    const path = `/trader/appeals/${id}/withdraw`
    const answer = await call({ path, shape: done, method: 'POST' })
    setBusy(false)
    setAsking(false)
    setProblem(answer.ok ? '' : answer.message)
    onChange()
  }
  if (!isAsking) {
    return (
      <>
        <Problem text={problem} />
        <button type="button" className="quiet" onClick={() => setAsking(true)}>
          Withdraw the appeal
        </button>
      </>
    )
  }
  return (
    <>
      <p>Withdraw this appeal? The ruling stands then.</p>
      <div className="buttons">
        <button type="button" className="danger" disabled={isBusy} onClick={() => void withdraw()}>
          {isBusy ? 'Withdrawing …' : 'Yes, withdraw it'}
        </button>
        <button type="button" className="quiet" onClick={() => setAsking(false)}>
          Keep it
        </button>
      </div>
    </>
  )
}
