import { expect } from '@jest/globals'
import { exportsOf } from '../support/exportsOf.js'
import type { HostApp } from '../support/hostApp.js'

export const importMapFile = 'src/app/(payload)/admin/importMap.js'

/** Every component of ours in the map is exported by the entry that it names. */
export async function expectComponents(app: HostApp, importMap: string): Promise<void> {
  const named = [...importMap.matchAll(/"payload-plugin-prop-firm\/(client|rsc)#(\w+)"/g)]
  expect(named.length).toBeGreaterThan(20)
  for (const entry of ['client', 'rsc']) {
    const wanted = named.filter(([, from]) => from === entry).map(([, , component]) => component)
    expect(wanted).not.toEqual([])
    expect(await exportsOf(app, entry)).toEqual(expect.arrayContaining(wanted))
  }
}
