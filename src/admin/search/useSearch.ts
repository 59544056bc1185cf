'use client'
import { useConfig } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { searchSchema, type SearchHit } from '../../readModels/search/model.js'
import { ask } from '../parts/ask.js'

const afterTypingMs = 180
const lengthMin = 2

export type Found = {
  /** The text that these hits are for. */
  readonly text: string
  readonly hits: readonly SearchHit[]
  readonly failed: boolean
}

/** The hits for a text, shortly after the last key; earlier ones stay until then. Null before the first. */
export function useSearch(text: string): Found | null {
  const { config } = useConfig()
  const [found, setFound] = useState<Found | null>(null)
  const wanted = text.trim()
  const api = config.routes.api
  useEffect(() => {
    if (wanted.length < lengthMin) {
      setFound(null)
      return
    }
    const control = new AbortController()
    const search = async () => {
      const address = `${api}/prop-firm/search?q=${encodeURIComponent(wanted)}`
      const answer = await ask(address, searchSchema, { signal: control.signal })
      if (control.signal.aborted) return
      setFound({ text: wanted, hits: answer?.hits ?? [], failed: answer === null })
    }
    const timer = setTimeout(() => void search(), afterTypingMs)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [api, wanted])
  return found
}
