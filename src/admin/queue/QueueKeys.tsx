'use client'
import { useModal } from '@payloadcms/ui'
import { switchKeys, useKeysOn } from '../keys/useKeys.js'
import { AskDialog } from '../parts/AskDialog.js'

const keys: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['J', 'K'], does: 'move' },
  { keys: ['Enter'], does: 'open' },
  { keys: ['X'], does: 'select' },
  { keys: ['A'], does: 'assign' },
  { keys: ['I'], does: 'to me' },
  { keys: ['S'], does: 'snooze with reason' },
  { keys: ['/'], does: 'filter' },
]

export const keysDialog = 'queue-keys'

const Key = ({ name }: { readonly name: string }) => <kbd className="pf-key">{name}</kbd>

/** The keys of this page along its foot, and in a dialog where they can be turned off. */
export function QueueKeys() {
  const { openModal } = useModal()
  const isOn = useKeysOn()
  return (
    <footer className="pf-queue__keys">
      {isOn ? (
        keys.map((each) => (
          <span key={each.does}>
            {each.keys.map((name) => (
              <Key key={name} name={name} />
            ))}{' '}
            {each.does}
          </span>
        ))
      ) : (
        <span>Keys are off on this device.</span>
      )}
      <button className="pf-queue__all-keys" onClick={() => openModal(keysDialog)} type="button">
        <Key name="?" /> all keys
      </button>
      <AskDialog slug={keysDialog} title="Keys">
        <ul className="pf-queue__key-list">
          {keys.map((each) => (
            <li key={each.does}>
              {each.keys.map((name) => (
                <Key key={name} name={name} />
              ))}{' '}
              {each.does}
            </li>
          ))}
          <li>A letter on a button presses it.</li>
        </ul>
        <label className="pf-queue__switch">
          <input
            checked={isOn}
            onChange={(event) => switchKeys(event.target.checked)}
            type="checkbox"
          />{' '}
          Single keys on this device
        </label>
      </AskDialog>
    </footer>
  )
}
