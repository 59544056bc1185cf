import { createTestDatabase, type TestDatabase } from '../../fixtures/postgres.js'
import { makeHostApp, type HostApp, type HostConfig } from './hostApp.js'

/** The app with the plugin in it, and an own database for each of its configs. */
export type World = {
  readonly app: HostApp
  readonly databases: Readonly<Record<HostConfig, TestDatabase>>
  readonly remove: () => Promise<void>
}

export async function makeWorld(): Promise<World> {
  const databases = { plain: await createTestDatabase(), extended: await createTestDatabase() }
  const app = await makeHostApp({ plain: databases.plain.url, extended: databases.extended.url })
  return {
    app,
    databases,
    remove: async () => {
      await databases.plain.drop()
      await databases.extended.drop()
      await app.remove()
    },
  }
}

export const minutes = 60_000
