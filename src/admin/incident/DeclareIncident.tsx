'use client'
import { useConfig, useModal } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import { AskDialog } from '../parts/AskDialog.js'
import { Problem } from '../parts/Problem.js'
import { useAnswer } from '../parts/useAnswer.js'
import { useAddresses } from '../shell/useAddresses.js'
import { useSlugs } from '../shell/FirmProvider.js'

const dialog = 'incident-declare'

type Platform = { readonly id: string; readonly name: string }

const fields = [
  { name: 'title', label: 'What happened', type: 'text' },
  { name: 'from', label: 'From', type: 'datetime-local' },
  { name: 'to', label: 'To', type: 'datetime-local' },
  {
    name: 'symbols',
    label: 'Symbols as the platform names them, separated by commas (optional)',
    type: 'text',
  },
] as const

/** Above the list of incidents: puts one on record. */
export function DeclareIncident() {
  const { config } = useConfig()
  const { openModal } = useModal()
  const { record } = useAddresses()
  const router = useRouter()
  const { platforms, problem, retry } = usePlatforms()
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({})
  const declare = async () => {
    const { title, connectionId, from, to, symbols = '' } = given
    if (!title || !connectionId || !from || !to)
      return 'Say what happened, where, from and to when.'
    const named = namesIn(symbols)
    try {
      const answer = await fetch(`${config.routes.api}/prop-firm/incidents`, {
        method: 'POST',
        credentials: 'include',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          ...{ title, connectionId, from: new Date(from), to: new Date(to) },
          ...(named.length > 0 ? { symbols: named } : {}),
        }),
      })
      const { id, message } = (await answer.json()) as { id?: string; message?: string }
      if (!answer.ok || !id) return message ?? 'Refused.'
      router.push(record('incidents', id))
      return null
    } catch {
      return 'No answer. Look at the list before you try again.'
    }
  }
  const change = (name: string, value: string) => setGiven({ ...given, [name]: value })
  return (
    <>
      <button className="pf-button" onClick={() => openModal(dialog)} type="button">
        Declare incident…
      </button>
      <AskDialog action="Declare" onConfirm={declare} slug={dialog} title="Declare incident">
        {problem ? <Problem onRetry={retry}>{problem}</Problem> : null}
        <label className="pf-reason__row" htmlFor={`${dialog}-platform`}>
          Platform
          <select
            id={`${dialog}-platform`}
            onChange={(event) => change('connectionId', event.target.value)}
            value={given.connectionId ?? ''}
          >
            <option value="">Choose …</option>
            {platforms.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {fields.map(({ name, label, type }) => (
          <label className="pf-reason__row" htmlFor={`${dialog}-${name}`} key={name}>
            {label}
            <input
              autoComplete="off"
              id={`${dialog}-${name}`}
              onChange={(event) => change(name, event.target.value)}
              type={type}
              value={given[name] ?? ''}
            />
          </label>
        ))}
        <DeviceZone />
      </AskDialog>
    </>
  )
}

/** Whoever may not read platforms cannot declare either; the dialog then offers none. */
function usePlatforms() {
  const { platformConnections } = useSlugs()
  const { value, problem, retry } = useAnswer<{ readonly docs: readonly Platform[] }>(
    `/${platformConnections}?limit=100&depth=0&sort=name`,
    'The platforms could not be read.',
  )
  return { platforms: value?.docs ?? [], problem, retry }
}

/** Only the browser knows its zone, so it is named once the dialog is open. */
function DeviceZone() {
  const { isModalOpen } = useModal()
  const zone = isModalOpen(dialog) ? Intl.DateTimeFormat().resolvedOptions().timeZone : ''
  return <p className="pf-muted">Times are those of this device, {zone}.</p>
}

const namesIn = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
