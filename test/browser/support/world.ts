import type { Browser, Page } from 'playwright-core'
import { type Visitor } from './browser.js'
import type { RunningFirm } from './firmProcess.js'
import type { Market } from './market.js'
import type { Operators } from './operators.js'
import type { Shop } from './shop.js'

/** Runs one step of the story under its name; the first that fails ends it. */
export type Step = <T>(name: string, run: () => Promise<T>) => Promise<T>

/** What all chapters share. */
export type World = {
  readonly firm: RunningFirm
  readonly browser: Browser
  readonly operators: Operators
  readonly shop: Shop
  readonly market: Market
  readonly step: Step
  /** Prints a measurement. */
  readonly tell: (line: string) => void
  /** A further visitor, whose console is watched like everybody's. */
  readonly visit: (name: string) => Promise<Visitor>
  /** Keeps a picture of the page. */
  readonly picture: (page: Page, name: string) => Promise<void>
  /** Keeps pictures of the page in light, dark and narrow; narrow it must not scroll sideways. */
  readonly pictures: (page: Page, name: string) => Promise<void>
}
