'use client'
import { Fragment } from 'react'
import type { Finding } from '../../domain/programs/finding.js'
import { useCatalogue } from './catalogue.js'
import type { Draft, DraftMapping } from './draft.js'
import { FigureBox } from './inputs/FigureBox.js'
import { PartLink } from './inputs/Part.js'
import { SelectBox } from './inputs/SelectBox.js'
import { shownFigure, typedFigure } from './inputs/typed.js'
import { RemoveButton } from './RemoveButton.js'

type Props = {
  readonly draft: Draft
  readonly findings: readonly Finding[]
  readonly readOnly: boolean
  readonly onDraft: (draft: Draft) => void
}

const anySize = 'any'

/** Where accounts are opened: the row that is for the phase and size alone goes before one for any. */
export function PlatformRows({ draft, onDraft, readOnly }: Props) {
  const { connections } = useCatalogue()
  const set = (index: number, change: Partial<DraftMapping>) =>
    onDraft({
      ...draft,
      platformMap: draft.platformMap.map((row, place) =>
        place === index ? { ...row, ...change } : row,
      ),
    })
  const added: DraftMapping = {
    phase: 'any',
    connections: [{ connection: connections[0] ?? '', weight: 1 }],
    group: draft.platformMap[0]?.group ?? '',
    leverage: 100,
    namePattern: '{reference} {phase}',
  }
  return (
    <fieldset className="pf-group">
      <legend>Where accounts are opened</legend>
      {draft.platformMap.map((row, index) => (
        <PlatformRow
          draft={draft}
          index={index}
          key={index}
          onChange={(change) => set(index, change)}
          onRemove={() =>
            onDraft({
              ...draft,
              platformMap: draft.platformMap.filter((_, place) => place !== index),
            })
          }
          readOnly={readOnly}
          row={row}
        />
      ))}
      {readOnly ? null : (
        <button
          className="pf-button pf-button--small"
          onClick={() => onDraft({ ...draft, platformMap: [...draft.platformMap, added] })}
          type="button"
        >
          + Add platform row
        </button>
      )}
    </fieldset>
  )
}

function choicesOf(draft: Draft) {
  const phases = Object.fromEntries([
    ['any', 'Any phase'],
    ...draft.phases.map(({ key, name }) => [key, name]),
  ]) as Record<string, string>
  const sizes = Object.fromEntries([
    [anySize, 'Any size'],
    ...draft.sizes.map((size) => [
      `${String(size.size)} ${size.currency}`,
      `${shownFigure(size.size, 'money', size.currency)} ${size.currency}`,
    ]),
  ]) as Record<string, string>
  return { phases, sizes }
}

type RowProps = {
  readonly draft: Draft
  readonly index: number
  readonly row: DraftMapping
  readonly readOnly: boolean
  readonly onChange: (change: Partial<DraftMapping>) => void
  readonly onRemove: () => void
}

function PlatformRow({ draft, index, row, readOnly, onChange, onRemove }: RowProps) {
  const id = `pf-platform-${index}`
  const { phases, sizes } = choicesOf(draft)
  const size = row.size === undefined ? anySize : `${String(row.size)} ${String(row.currency)}`
  const chooseSize = (text: string) => {
    const chosen = draft.sizes.find((each) => `${String(each.size)} ${each.currency}` === text)
    onChange({ size: chosen?.size, currency: chosen?.currency })
  }
  return (
    <div className="pf-platform">
      <SelectBox
        id={`${id}-phase`}
        label={`Phase of row ${index + 1}`}
        onChange={(phase) => onChange({ phase })}
        options={phases}
        readOnly={readOnly}
        value={row.phase}
      />
      <SelectBox
        id={`${id}-size`}
        label={`Size of row ${index + 1}`}
        onChange={chooseSize}
        options={sizes}
        readOnly={readOnly}
        value={size}
      />
      <Connections index={index} onChange={onChange} readOnly={readOnly} row={row} />
      <span className="pf-box">
        <input
          aria-label={`Group of row ${index + 1}`}
          disabled={readOnly}
          onChange={(event) => onChange({ group: event.target.value })}
          placeholder="Group"
          type="text"
          value={row.group}
        />
      </span>
      <FigureBox
        id={`${id}-leverage`}
        label={`Leverage of row ${index + 1}`}
        onChange={(leverage) => onChange({ leverage })}
        read={(text) => typedFigure(text.replace(/^1:/, ''), 'count', 'USD')}
        readOnly={readOnly}
        show={(value) => `1:${String(value)}`}
        value={row.leverage}
      />
      <span className="pf-box">
        <input
          aria-label={`Name of accounts of row ${index + 1}`}
          disabled={readOnly}
          onChange={(event) => onChange({ namePattern: event.target.value })}
          placeholder="Name of the account"
          title="{reference}, {program} and {phase} are replaced"
          type="text"
          value={row.namePattern}
        />
      </span>
      <RemoveButton of={`row ${index + 1}`} onRemove={onRemove} readOnly={readOnly} />
    </div>
  )
}

type ConnectionsProps = Pick<RowProps, 'index' | 'row' | 'readOnly' | 'onChange'>

/** Several platforms share the accounts of a row by their weights. */
function Connections({ index, row, readOnly, onChange }: ConnectionsProps) {
  const { connections } = useCatalogue()
  const id = `pf-platform-${index}`
  const options = Object.fromEntries(connections.map((name) => [name, name]))
  const set = (place: number, change: Partial<DraftMapping['connections'][number]>) =>
    onChange({
      connections: row.connections.map((one, at) => (at === place ? { ...one, ...change } : one)),
    })
  const isShared = row.connections.length > 1
  const free = connections.find((name) =>
    row.connections.every(({ connection }) => connection !== name),
  )
  return (
    <>
      {row.connections.map((each, place) => (
        <Fragment key={place}>
          <SelectBox
            id={`${id}-connection-${place}`}
            label={`Platform of row ${index + 1}`}
            onChange={(connection) => set(place, { connection })}
            options={options}
            readOnly={readOnly}
            value={each.connection}
          />
          {isShared ? (
            <FigureBox
              id={`${id}-weight-${place}`}
              label={`Weight of ${each.connection} in row ${index + 1}`}
              onChange={(weight) => set(place, { weight })}
              read={(text) => typedFigure(text, 'count', 'USD')}
              readOnly={readOnly}
              show={(value) => shownFigure(value, 'count', 'USD')}
              suffix="parts"
              value={each.weight}
            />
          ) : null}
          {isShared && !readOnly ? (
            <PartLink
              label={`Remove ${each.connection} of row ${index + 1}`}
              onClick={() =>
                onChange({ connections: row.connections.filter((_, at) => at !== place) })
              }
              text="remove"
            />
          ) : null}
        </Fragment>
      ))}
      {free !== undefined && !readOnly ? (
        <PartLink
          label={`Share row ${index + 1} with another platform`}
          onClick={() =>
            onChange({ connections: [...row.connections, { connection: free, weight: 1 }] })
          }
          text="+ platform"
        />
      ) : null}
    </>
  )
}
