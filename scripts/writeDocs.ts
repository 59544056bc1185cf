import { readFile, writeFile } from 'node:fs/promises'
import { accessPage } from '../src/access/accessPage.js'
import { makeRegistry } from '../src/domain/events/eventRegistry.js'
import { eventsPage } from '../src/domain/events/eventsPage.js'
import { journeyEvents } from '../src/domain/events/journeyEvents.js'
import { lifecycles } from '../src/domain/lifecycles/all.js'
import { lifecyclesPage } from '../src/domain/lifecycles/lifecyclesPage.js'
import { builtInRules } from '../src/domain/rules/builtInRules.js'
import { withParameterTables } from '../src/domain/rules/rulesPage.js'

/** Writes what is made from code in the docs; tests fail when a page is out of date. */
await writeFile('docs/access.md', accessPage())
await writeFile('docs/events.md', eventsPage(makeRegistry(journeyEvents)))
await writeFile('docs/lifecycles.md', lifecyclesPage(Object.values(lifecycles)))
await writeFile(
  'docs/rules.md',
  withParameterTables(await readFile('docs/rules.md', 'utf8'), builtInRules),
)
