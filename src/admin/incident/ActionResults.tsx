'use client'
import { Link, useConfig } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import { actionRowsSchema, type ActionRows } from '../../readModels/incidents/model.js'
import { ask } from '../parts/ask.js'
import { Chip } from '../parts/Chip.js'
import { Problem } from '../parts/Problem.js'
import type { Tone } from '../parts/Shape.js'
import { useAddresses } from '../shell/useAddresses.js'

type Row = ActionRows['rows'][number]

const words: Readonly<Record<Row['state'], { readonly tone: Tone; readonly label: string }>> = {
  waiting: { tone: 'waiting', label: 'Waiting' },
  underWay: { tone: 'working', label: 'On the way' },
  done: { tone: 'done', label: 'Done' },
  refused: { tone: 'bad', label: 'Refused' },
}

type Props = {
  readonly actionId: string
  /** Asked again whenever it changes. */
  readonly progress: string
}

/** What became of each record of an action, what needs a look first. */
export function ActionResults({ actionId, progress }: Props) {
  const { record } = useAddresses()
  const { rows, next, failed, load } = useRows(actionId, progress)
  const problem = failed ? (
    <Problem onRetry={() => void load()}>The results could not be read.</Problem>
  ) : null
  if (rows === null) return problem ?? <p aria-busy className="pf-loading" />
  return (
    <div className="pf-incident__results pf-scroll">
      {problem}
      <table className="pf-table">
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Trader</th>
            <th scope="col">Result</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, accountId, login, traderName, state, message, commandId }) => (
            <tr key={id}>
              <td>
                <Link href={record('accounts', accountId)} prefetch={false}>
                  {login ?? 'no login'}
                </Link>
              </td>
              <td>{traderName}</td>
              <td>
                <Chip tone={words[state].tone}>{words[state].label}</Chip>
              </td>
              <td>
                {message}
                {commandId && state !== 'done' ? (
                  <>
                    {' '}
                    <Link href={record('platformCommands', commandId)} prefetch={false}>
                      Command
                    </Link>
                  </>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {next === null ? null : (
        <button className="pf-button" onClick={() => void load(next)} type="button">
          Show more
        </button>
      )}
    </div>
  )
}

type Shown = {
  readonly rows: readonly Row[] | null
  readonly next: string | null
  readonly failed: boolean
}

function useRows(actionId: string, progress: string) {
  const { config } = useConfig()
  const [shown, setShown] = useState<Shown>({ rows: null, next: null, failed: false })
  const address = `${config.routes.api}/prop-firm/incident-actions/${actionId}/rows`
  const load = useCallback(
    async (after?: string) => {
      const page = await ask(after ? `${address}?after=${after}` : address, actionRowsSchema)
      setShown((before) =>
        page
          ? { ...page, rows: [...(after ? (before.rows ?? []) : []), ...page.rows], failed: false }
          : { ...before, failed: true },
      )
    },
    [address],
  )
  useEffect(() => void load(), [load, progress])
  return { ...shown, load }
}
