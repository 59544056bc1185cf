'use client'
import { NavGroup } from '@payloadcms/ui'
import { useAddresses } from '../shell/useAddresses.js'
import { NavEntry } from './NavEntry.js'

export function SetUpGroup() {
  const { importBook } = useAddresses()
  return (
    <NavGroup label="Set up">
      <NavEntry href={importBook} id="nav-import" label="Import a book" />
    </NavGroup>
  )
}
