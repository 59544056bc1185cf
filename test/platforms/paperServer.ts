import { afterAll } from '@jest/globals'
import { cleanUpPaper } from './launchPaper.js'

export * from './launchPaper.js'

/** A failed test must not leave its server behind. */
afterAll(cleanUpPaper)
