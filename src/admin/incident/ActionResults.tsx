'use client'
import { Link, useConfig } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import { actionRowsSchema, type ActionRows } from '../../readModels/incidents/model.js'
import { Chip } from '../parts/Chip.js'
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
  const { rows, next, more } = useRows(actionId, progress)
  if (rows === null) return <p className="pf-loading" />
  return (
    <div className="pf-incident__results pf-scroll">
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
        <button className="pf-button" onClick={() => void more()} type="button">
          Show more
        </button>
      )}
    </div>
  )
}

type Shown = { readonly rows: readonly Row[] | null; readonly next: string | null }

function useRows(actionId: string, progress: string) {
  const { config } = useConfig()
  const [shown, setShown] = useState<Shown>({ rows: null, next: null })
  const address = `${config.routes.api}/prop-firm/incident-actions/${actionId}/rows`
  const load = useCallback(
    async (after?: string) => {
      const answer = await fetch(after ? `${address}?after=${after}` : address, {
        credentials: 'include',
      }).catch(() => null)
      const parsed = actionRowsSchema.safeParse(answer?.ok ? await answer.json() : null)
      return parsed.success ? parsed.data : null
    },
    [address],
  )
  useEffect(() => {
    void load().then((page) => page && setShown(page))
  }, [load, progress])
  const more = async () => {
    const page = await load(shown.next ?? undefined)
    if (page) setShown({ rows: [...(shown.rows ?? []), ...page.rows], next: page.next })
  }
  return { ...shown, more }
}
