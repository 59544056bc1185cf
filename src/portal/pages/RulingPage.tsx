import { useEffect } from 'react'
import { ruling as shape, type Ruling } from '../api/shapes.js'
import { usePolled } from '../api/usePolled.js'
import { minor } from '../../domain/money/minor.js'
import { AppealCard } from '../rulings/AppealCard.js'
import { EvidenceCard } from '../rulings/EvidenceCard.js'
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
      <Loaded polled={polled}>
        {(ruling) => <Body onChange={polled.refresh} ruling={ruling} />}
      </Loaded>
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

type Props = { readonly ruling: Ruling; readonly onChange: () => void }

function Body({ ruling, onChange }: Props) {
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
      <EvidenceCard ruling={ruling} />
      {ruling.kind === 'breach' || ruling.kind === 'expiry' ? (
        <AppealCard onChange={onChange} ruling={ruling} />
      ) : null}
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
