'use client'
import { Link } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'
import type { SearchHit } from '../../readModels/search/model.js'
import { Shape } from '../parts/Shape.js'
import { useAddresses } from '../shell/useAddresses.js'
import type { Found } from './useSearch.js'
import { groupWords } from './words.js'

type Props = {
  readonly found: Found
  readonly chosen: number
  readonly id: string
  readonly onChoose: (index: number) => void
  readonly onOpen: (index: number) => void
}

/** The hits under the search field, by kind. */
export function SearchHits({ found, chosen, id, onChoose, onOpen }: Props) {
  const { hits } = found
  return (
    <div className="pf-search__list" id={`${id}-list`} role="listbox">
      {hits.map((hit, index) => (
        <div key={`${hit.key}-${hit.id}`}>
          {hits[index - 1]?.key === hit.key ? null : (
            <div aria-hidden className="pf-search__group">
              {groupWords[hit.key].label}
            </div>
          )}
          <Hit
            hit={hit}
            id={`${id}-${index}`}
            isChosen={index === chosen}
            onHover={() => onChoose(index)}
            onOpen={() => onOpen(index)}
          />
        </div>
      ))}
      {hits.length > 0 ? null : (
        <p className="pf-search__none" role="status">
          {found.failed
            ? 'The search did not answer. Type on to try again.'
            : `Nothing has “${found.text}” in its name, e-mail, login or reference.`}
        </p>
      )}
    </div>
  )
}

type HitProps = {
  readonly hit: SearchHit
  readonly id: string
  readonly isChosen: boolean
  readonly onHover: () => void
  readonly onOpen: () => void
}

function Hit({ hit, id, isChosen, onHover, onOpen }: HitProps) {
  const { record } = useAddresses()
  const element = useRef<HTMLAnchorElement>(null)
  const words = groupWords[hit.key].statuses[hit.status ?? '']
  useEffect(() => {
    if (isChosen) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  return (
    <Link
      aria-selected={isChosen}
      className={`pf-search__hit${isChosen ? ' pf-search__hit--chosen' : ''}`}
      href={record(hit.key, hit.id)}
      id={id}
      onClick={onOpen}
      onMouseMove={onHover}
      prefetch={false}
      ref={element}
      role="option"
      tabIndex={-1}
    >
      <strong>{hit.title}</strong>
      <span className="pf-search__detail">{hit.detail}</span>
      <span className="pf-search__status">
        {words ? (
          <>
            <Shape tone={words.tone} /> {words.label}
          </>
        ) : (
          hit.status
        )}
      </span>
    </Link>
  )
}
