import { writeFile } from 'node:fs/promises'
import { accessPage } from '../src/access/accessPage.js'
import { makeRegistry } from '../src/domain/events/eventRegistry.js'
import { eventsPage } from '../src/domain/events/eventsPage.js'
import { journeyEvents } from '../src/domain/events/journeyEvents.js'
import { lifecycles } from '../src/domain/lifecycles/all.js'
import { lifecyclesPage } from '../src/domain/lifecycles/lifecyclesPage.js'

/** Writes the pages of the docs that are made from code; tests fail when one is out of date. */
await writeFile('docs/access.md', accessPage())
await writeFile('docs/events.md', eventsPage(makeRegistry(journeyEvents)))
await writeFile('docs/lifecycles.md', lifecyclesPage(Object.values(lifecycles)))
