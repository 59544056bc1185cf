import { createContext, use } from 'react'
import type { DraftSize } from '../draft.js'

export const SizesContext = createContext<readonly DraftSize[]>([])

/** The sizes that the draft sells: the rows of every table by size. */
export const useSizes = (): readonly DraftSize[] => use(SizesContext)
