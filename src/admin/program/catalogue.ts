import { useConfig } from '@payloadcms/ui'
import { createContext, use, useEffect, useState } from 'react'
import type { CatalogueRule } from '../../domain/programs/ruleCatalogue.js'
import type { ProgramTemplate } from '../../domain/programs/templates.js'

export type Catalogue = {
  readonly rules: readonly CatalogueRule[]
  readonly templates: readonly ProgramTemplate[]
  readonly connections: readonly string[]
}

const nothing: Catalogue = { rules: [], templates: [], connections: [] }

export const CatalogueContext = createContext<Catalogue>(nothing)

export const useCatalogue = (): Catalogue => use(CatalogueContext)

/** What drafts can be made of, asked once for a page. */
export function useLoadedCatalogue() {
  const { config } = useConfig()
  const api = config.routes.api
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const load = async () => {
      const answer = await fetch(`${api}/prop-firm/programs/catalogue`, { credentials: 'include' })
      if (!answer.ok) throw new Error(`refused (${answer.status})`)
      setCatalogue((await answer.json()) as Catalogue)
    }
    load().catch(() => setFailed(true))
  }, [api])
  return { catalogue, failed }
}
