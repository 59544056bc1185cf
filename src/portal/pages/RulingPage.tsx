import { useEffect } from 'react'
import { ruling as shape, type Ruling } from '../api/shapes.js'
import { usePolled } from '../api/usePolled.js'
import { minor } from '../../domain/money/minor.js'
import { CopyButton } from '../parts/CopyButton.js'
import { downloadJson } from '../parts/downloadJson.js'
import { Loaded } from '../parts/Loaded.js'
import { Page } from '../parts/Page.js'
import { RulingRows } from '../parts/RulingRows.js'
import { count, moneyText, timeText } from '../parts/texts.js'

const everyMs = 60_000

/** What the rules decided about an account: rule, limit, figure, and everything it rests on. */
export function RulingPage({ id }: { readonly id: string }) {
  const polled = usePolled({ path: `/trader/rulings/${id}`, shape, everyMs })
  const title = polled.data ? `Ruling ${polled.data.reference}` : 'Ruling'
  return (
    <Page title={title}>
      <Loaded polled={polled}>{(ruling) => <Body ruling={ruling} />}</Loaded>
    </Page>
  )
}

const kinds: Readonly<Record<string, string>> = {
  breach: 'A limit was broken',
  pass: 'The phase was passed',
  expiry: 'The time was over',
  soft: 'A rule was touched; it is on record and ends nothing',
}

function figure({ unit, currency }: Ruling, value: number): string {
  if (unit === 'money' && currency) return moneyText(minor(value), currency)
  return unit === 'days' ? count(value, 'day') : String(value)
}

function Body({ ruling }: { readonly ruling: Ruling }) {
  const { explanation } = ruling
  // The address may name a place on this page, which is there only now.
  useEffect(() => {
    if (window.location.hash === '#appeal') document.getElementById('appeal')?.scrollIntoView()
  }, [])
  const rows = [
    ['Rule', explanation?.title ?? ruling.rule],
    ['Limit', figure(ruling, ruling.limit)],
    ['Figure', figure(ruling, ruling.figure)],
    ['Time on the platform', timeText(ruling.at)],
    ['Standing', dispositions[ruling.disposition] ?? ruling.disposition],
  ]
  return (
    <>
      <section className="card">
        <h2>{kinds[ruling.kind] ?? ruling.kind}</h2>
        {explanation ? (
          <>
            <p>{explanation.summary}</p>
            <p className="muted">{explanation.words}</p>
          </>
        ) : null}
        <dl className="facts">
          {rows.map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        {explanation ? <RulingRows rows={explanation.rows} /> : null}
      </section>
      <Evidence ruling={ruling} />
      {ruling.kind === 'breach' || ruling.kind === 'expiry' ? <Appeal ruling={ruling} /> : null}
    </>
  )
}

const dispositions: Readonly<Record<string, string>> = {
  confirmed: 'Confirmed',
  suspected: 'Suspected, somebody looks into it',
  recorded: 'On record',
  dismissed: 'Dismissed',
  overturned: 'Overturned',
}

function Evidence({ ruling: { reference, evidence, evidenceHash } }: { readonly ruling: Ruling }) {
  return (
    <section className="card">
      <h2>Evidence</h2>
      <p>
        The file holds the rules you traded under, every figure the platform sent around that
        moment, and the state before and after. Computing it again gives the same ruling. Keep a
        copy: its hash also stands in the message you got.
      </p>
      {evidenceHash ? (
        <p className="hash">
          SHA-256: <code>{evidenceHash}</code> <CopyButton text={evidenceHash} what="hash" />
        </p>
      ) : null}
      <button type="button" onClick={() => downloadJson(`evidence-${reference}.json`, evidence)}>
        Download the evidence
      </button>
    </section>
  )
}

function Appeal({ ruling: { reference, evidenceHash } }: { readonly ruling: Ruling }) {
  const quoted = `Appeal against ruling ${reference}, evidence ${evidenceHash ?? ''}`.trim()
  return (
    <section className="card" id="appeal">
      <h2>Appeal</h2>
      <p>
        If you think this ruling is wrong, tell support before the deadline in the message you got.
        Somebody other than the first decider looks at it. Quote this line, so that nothing is mixed
        up:
      </p>
      <p className="hash">
        <code>{quoted}</code> <CopyButton text={quoted} what="line" />
      </p>
    </section>
  )
}
