'use client'
import { useId, type ReactNode } from 'react'
import { payoutField } from '../../domain/programs/payoutFields.js'
import { endFields } from '../../domain/payouts/afterEnd.js'
import type { Finding } from '../../domain/programs/finding.js'
import { FigureBox } from './FigureBox.js'
import { JsonBox } from './JsonBox.js'
import { SelectBox } from './SelectBox.js'
import { isTable, SizeTable } from './SizeTable.js'
import { useSizes } from './sizes.js'
import { shownAmount, shownFigure, typedAmount, typedFigure } from './typed.js'

type Fields = Readonly<Record<string, unknown>>

type Props = {
  readonly payout: Fields
  readonly before: Fields | null
  readonly findings: readonly Finding[]
  readonly readOnly: boolean
  readonly onPayout: (payout: Fields) => void
}

/** What stands where a term is left out. */
const initial: Fields = {
  splitBps: [8_000],
  firstWaitDays: 14,
  nextWaitDays: 14,
  waitFrom: 'firstTrade',
  minimum: 0,
  capOrder: 'capThenSplit',
  overCap: 'stays',
  balanceBase: 'startingBalance',
  tradingDays: 0,
}

const shapes: Readonly<
  Record<string, 'list' | 'amounts' | 'amount' | 'days' | 'share' | 'choice'>
> = {
  splitBps: 'list',
  firstWaitDays: 'days',
  nextWaitDays: 'days',
  waitFrom: 'choice',
  minimum: 'amount',
  cap: 'amounts',
  capOrder: 'choice',
  overCap: 'choice',
  balanceBase: 'choice',
  tradingDays: 'days',
  bestDayBps: 'share',
}

/** Terms of several parts, and those without a form, are written as text and checked as they are. */
const parts = ['buffer', 'profitableDays', 'transferFee', ...endFields] as const

/** How the program pays out. */
export function PayoutForm({ payout, before, findings, readOnly, onPayout }: Props) {
  const set = (name: string, value: unknown) => {
    const next = { ...payout, [name]: value }
    if (value === undefined) Reflect.deleteProperty(next, name)
    onPayout(next)
  }
  const others = Object.keys(payout).filter((name) => !(name in shapes) && !isPart(name))
  const valueOf = (name: string) => payout[name] ?? initial[name] ?? null
  const beforeOf = (name: string) => (before ? (before[name] ?? initial[name] ?? null) : undefined)
  const problem = (name: string) =>
    findings.find(({ field }) => field === `payout.${name}` || field?.startsWith(`payout.${name}.`))
      ?.message
  const common = { readOnly, set }
  return (
    <div className="pf-setup">
      <fieldset className="pf-group">
        <legend>Payouts</legend>
        <div className="pf-rule__fields">
          {Object.entries(shapes).map(([name, shape]) => (
            <Term
              {...common}
              before={beforeOf(name)}
              key={name}
              name={name}
              problem={problem(name)}
              shape={shape}
              value={valueOf(name)}
            />
          ))}
        </div>
      </fieldset>
      {[...parts, ...others].map((name) => (
        <Part
          {...common}
          key={name}
          name={name}
          problem={problem(name)}
          value={payout[name] ?? null}
        />
      ))}
    </div>
  )
}

const isPart = (name: string): boolean => parts.some((each) => each === name)

type TermProps = {
  readonly name: string
  readonly value: unknown
  readonly before: unknown
  readonly problem: string | undefined
  readonly shape: (typeof shapes)[string]
  readonly readOnly: boolean
  readonly set: (name: string, value: unknown) => void
}

function Term({ name, value, before, problem, shape, readOnly, set }: TermProps) {
  const id = useId()
  const currency = useSizes()[0]?.currency ?? 'USD'
  const field = payoutField(name)
  const { show, read, suffix } = textsOf(shape, currency)
  const was =
    before !== undefined && JSON.stringify(before) !== JSON.stringify(value)
      ? show(before) || 'none'
      : null
  const common = { id, isWrong: problem !== undefined, readOnly, describedBy: `${id}-problem` }
  return (
    <Labelled id={id} problem={problem} title={field.title}>
      {shape === 'choice' ? (
        <SelectBox
          {...common}
          onChange={(text) => set(name, text)}
          options={field.options ?? {}}
          value={String(value)}
          was={was === null ? null : (field.options?.[String(before)] ?? was)}
        />
      ) : isTable(value) ? (
        <SizeTable
          id={id}
          onChange={(table) => set(name, table)}
          readOnly={readOnly}
          value={value}
        />
      ) : (
        <FigureBox
          {...common}
          onChange={(each) => set(name, each)}
          placeholder="none"
          read={read}
          show={show}
          suffix={suffix}
          value={value}
          was={was}
        />
      )}
    </Labelled>
  )
}

/** A term as one line of text; lists are read in order, `80, 90` is 80 % and then 90 %. */
function textsOf(shape: TermProps['shape'], currency: string) {
  const listed = (one: (value: unknown) => string) => (value: unknown) =>
    (Array.isArray(value) ? value : value === null ? [] : [value]).map(one).join('; ')
  const split = (one: (text: string) => unknown) => (text: string) =>
    text.trim() === '' ? null : text.split(/;|, /).map((each) => one(each))
  if (shape === 'list') {
    return {
      show: listed((value) => shownFigure(value, 'percent', currency)),
      read: split((text) => typedFigure(text, 'percent', currency)),
      suffix: '%, one per payout',
    }
  }
  if (shape === 'amounts') {
    return {
      show: listed((value) => shownAmount(value, currency)),
      read: split((text) => typedAmount(text, currency)),
      suffix: currency,
    }
  }
  if (shape === 'amount') {
    return {
      show: (value: unknown) => shownAmount(value, currency),
      read: (text: string) => typedAmount(text, currency),
      suffix: currency,
    }
  }
  const unit = shape === 'days' ? 'days' : 'percent'
  return {
    show: (value: unknown) => shownFigure(value, unit, currency),
    read: (text: string) => typedFigure(text, unit, currency),
    suffix: unit === 'days' ? 'days' : '%',
  }
}

type LabelledProps = {
  readonly id: string
  readonly title: string
  readonly problem: string | undefined
  readonly children: ReactNode
}

const Labelled = ({ id, title, problem, children }: LabelledProps) => (
  <div className="pf-field">
    <label htmlFor={id}>{title}</label>
    {children}
    {problem ? (
      <p className="pf-field__problem" id={`${id}-problem`} role="alert">
        {problem}
      </p>
    ) : null}
  </div>
)

type PartProps = Pick<TermProps, 'name' | 'value' | 'problem' | 'readOnly' | 'set'>

const examples: Readonly<Record<string, unknown>> = {
  buffer: { kind: 'kept', amount: { ofSizeBps: 200 } },
  profitableDays: { count: 5, minimum: { ofSizeBps: 50 } },
  transferFee: { amount: 2_500, paidBy: 'trader' },
  ...Object.fromEntries(
    endFields.map((field) => [field, { bps: 5_000, claimDays: 7, conditions: [] }]),
  ),
}

function Part({ name, value, problem, readOnly, set }: PartProps) {
  const id = useId()
  const { title } = payoutField(name)
  const example = examples[name]
  if (value === null && (readOnly || example !== undefined)) {
    return readOnly ? null : (
      <button
        className="pf-button pf-button--small pf-part"
        onClick={() => set(name, example)}
        type="button"
      >
        + {title}
      </button>
    )
  }
  return (
    <div className="pf-field">
      <div className="pf-field__head">
        <label htmlFor={id}>{title}</label>
        {readOnly ? null : (
          <button className="pf-link" onClick={() => set(name, undefined)} type="button">
            remove
          </button>
        )}
      </div>
      <JsonBox
        id={id}
        isWrong={problem !== undefined}
        onChange={(each) => set(name, each)}
        readOnly={readOnly}
        value={value}
      />
      {problem ? <p className="pf-field__problem">{problem}</p> : null}
    </div>
  )
}
