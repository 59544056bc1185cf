import { cache } from 'react'
import { readAccountHead } from '../../readModels/account/readAccountHead.js'

/** The line beside the title and the page below it ask for the same: once per request. */
export const accountHeadOf = cache(readAccountHead)
