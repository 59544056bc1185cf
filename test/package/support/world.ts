import { createTestDatabase, type TestDatabase } from '../../fixtures/postgres.js'
import { makeHostApp, type HostApp, type HostConfig } from './hostApp.js'
import { run } from './run.js'

/** The app with the plugin in it, and an own database for each of its configs. */
export type World = {
  readonly app: HostApp
  readonly databases: Readonly<Record<HostConfig, TestDatabase>>
  /** `next build`, which takes longest of all: the first call starts it, each waits for its end. */
  readonly build: () => Promise<unknown>
  readonly remove: () => Promise<void>
}

export async function makeWorld(): Promise<World> {
  const databases = { plain: await createTestDatabase(), extended: await createTestDatabase() }
  const app = await makeHostApp({ plain: databases.plain.url, extended: databases.extended.url })
  let building: Promise<unknown> | undefined
  return {
    app,
    databases,
    build: () => {
      building ??= run(app.bin('next'), ['build'], { cwd: app.folder, timeoutMs: 8 * minutes })
      // Whoever waits for it hears of a failure; until then nobody does.
      building.catch(() => undefined)
      return building
    },
    remove: async () => {
      await databases.plain.drop()
      await databases.extended.drop()
      await app.remove()
    },
  }
}

export const minutes = 60_000
