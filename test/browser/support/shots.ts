import type { Page } from 'playwright-core'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { expectNoSidewaysScroll, narrow, wide } from './browser.js'

type Size = { readonly width: number; readonly height: number }

/** Lets fonts, charts and moving parts come to rest. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(700)
}

async function at(page: Page, size: Size, scheme: 'light' | 'dark'): Promise<void> {
  await page.setViewportSize(size)
  await page.emulateMedia({ colorScheme: scheme })
  const theme = { name: 'payload-theme', value: scheme, url: page.url() }
  await page.context().addCookies([theme])
  await page.reload()
}

/**
 * Pictures of a page in `folder`: 1440 by 900 light and dark, 1024 by 768 light. The narrow one must
 * not scroll sideways.
 *
 * @param ready waits until the page is worth a picture; called after each reload
 */
export async function shootAll(
  page: Page,
  { folder, name }: { readonly folder: string; readonly name: string },
  ready: () => Promise<void>,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  const shoot = async (suffix: string) => {
    await ready()
    await settled(page)
    await page.screenshot({ path: path.join(folder, `${name}${suffix}.png`) })
  }
  await at(page, wide, 'dark')
  await shoot('-dark')
  await at(page, narrow, 'light')
  await shoot('-1024')
  await expectNoSidewaysScroll(page)
  await at(page, wide, 'light')
  await shoot('')
}
