'use client'
import { useRouter } from 'next/navigation.js'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useAddresses } from '../shell/useAddresses.js'
import { SearchHits } from './SearchHits.js'
import { useSearch } from './useSearch.js'
import './search.css'

/** Finds people and records from every page: Ctrl K, type, arrows, Enter. */
export function GlobalSearch() {
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState(0)
  const found = useSearch(text)
  const input = useRef<HTMLInputElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const router = useRouter()
  const { record } = useAddresses()
  const id = useId()
  const hits = found?.hits ?? []
  const isShown = isOpen && found !== null

  useShortcut(input)
  useEffect(() => setChosen(0), [found])

  const close = () => {
    setOpen(false)
    input.current?.blur()
  }
  const open = (index: number) => {
    const hit = hits[index]
    if (!hit) return
    close()
    setText('')
    router.push(record(hit.key, hit.id))
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && hits.length > 0) {
      event.preventDefault()
      setChosen((chosen + step + hits.length) % hits.length)
    }
    if (event.key === 'Enter') open(chosen)
    if (event.key === 'Escape') close()
  }
  return (
    <div
      className="pf-search"
      onBlur={(event) => {
        if (!root.current?.contains(event.relatedTarget)) setOpen(false)
      }}
      ref={root}
      role="search"
    >
      <Glass />
      <input
        aria-activedescendant={isShown && hits.length > 0 ? `${id}-${chosen}` : undefined}
        aria-controls={`${id}-list`}
        aria-expanded={isShown}
        aria-label="Search traders, accounts, payouts"
        autoComplete="off"
        onChange={(event) => {
          setText(event.target.value)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={press}
        placeholder="Trader, account, payout"
        ref={input}
        role="combobox"
        spellCheck={false}
        type="text"
        value={text}
      />
      <kbd>Ctrl K</kbd>
      {isShown ? (
        <SearchHits chosen={chosen} found={found} id={id} onChoose={setChosen} onOpen={open} />
      ) : null}
    </div>
  )
}

const Glass = () => (
  <svg aria-hidden className="pf-search__glass" viewBox="0 0 16 16">
    <circle cx="7" cy="7" r="4.5" />
    <path d="m10.5 10.5 3.5 3.5" />
  </svg>
)

/** Ctrl K, or Cmd K: browsers leave it to the page. */
function useShortcut(input: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const focus = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', focus)
    return () => document.removeEventListener('keydown', focus)
  }, [input])
}
