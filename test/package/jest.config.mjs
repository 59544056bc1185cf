import { fileURLToPath } from 'node:url'
import base from '../../jest.config.mjs'

const rootDir = fileURLToPath(new URL('../..', import.meta.url))

const integration = base.projects.find(({ displayName }) => displayName === 'integration')

/** Apart from the other tests: it builds, packs and installs, which takes minutes. */
export default {
  rootDir,
  testTimeout: 90_000,
  projects: [
    {
      ...integration,
      rootDir,
      displayName: 'package',
      testMatch: ['<rootDir>/test/package/**/*.test.ts'],
      modulePathIgnorePatterns: ['<rootDir>/test/package/host', '<rootDir>/dist'],
    },
  ],
}
