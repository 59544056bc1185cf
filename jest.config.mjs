/** Only TypeScript is transformed; node_modules stay native ES modules. */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
        sourceMaps: true,
      },
    ],
  },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.tsx', '$1.js', '$1'],
    '^payload-plugin-prop-firm$': '<rootDir>/src/exports/index.ts',
    '^payload-plugin-prop-firm/(client|rsc|types|testing)$': '<rootDir>/src/exports/$1.ts',
    '^@payload-config$': '<rootDir>/payload.config.ts',
    '\\.(css|scss)$': '<rootDir>/test/fixtures/empty.ts',
  },
}

export default {
  testTimeout: 90_000,
  // Modules of the VM are never freed: one process for all files would run out of memory. So
  // two processes, also on two cores, and a fresh one when one has grown.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/unit/**/*.test.ts', '<rootDir>/test/platforms/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/integration/**/*.test.ts'],
      globalSetup: '<rootDir>/test/fixtures/globalSetup.ts',
      globalTeardown: '<rootDir>/test/fixtures/globalTeardown.ts',
    },
  ],
}
