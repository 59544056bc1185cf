import { readFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { makeRegistry } from '../../../src/domain/events/eventRegistry.js'
import { eventsPage } from '../../../src/domain/events/eventsPage.js'
import { journeyEvents } from '../../../src/domain/events/journeyEvents.js'

describe('docs/events.md', () => {
  it('is the page that the registry makes', async () => {
    const page = await readFile('docs/events.md', 'utf8')
    expect(page).toBe(eventsPage(makeRegistry(journeyEvents)))
  })
})
