'use client'
import { createContext, use, type ReactNode } from 'react'
import { defaultSlugs, type Slugs } from '../../collectionKeys.js'
import './shell.css'

const FirmContext = createContext<Slugs>(defaultSlugs)

type Props = { readonly slugs: Slugs; readonly children?: ReactNode }

/** Tells all screens what the collections are called in this installation, and brings the shell's style. */
export const FirmProvider = ({ slugs, children }: Props) => (
  <FirmContext value={slugs}>{children}</FirmContext>
)

/** The slug of each collection by its key. */
export const useSlugs = (): Slugs => use(FirmContext)
