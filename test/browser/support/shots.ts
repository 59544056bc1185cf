import type { Page } from 'playwright-core'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { expectNoSidewaysScroll, narrow, wide } from './browser.js'

type Size = { readonly width: number; readonly height: number }

/** Waits until fonts are there, nothing is being loaded and whatever moves has come to rest. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.fonts.status === 'loaded' &&
      document.querySelector('.shimmer-effect, [aria-busy=true]') === null &&
      document
        .getAnimations()
        .every(
          (each) =>
            each.playState !== 'running' ||
            each.effect?.getComputedTiming().iterations === Infinity,
        ),
  )
}

type Look = { readonly size: Size; readonly scheme: 'light' | 'dark'; readonly keep: boolean }

async function at(page: Page, { size, scheme, keep }: Look): Promise<void> {
  await page.setViewportSize(size)
  await page.emulateMedia({ colorScheme: scheme })
  if (keep) {
    const html = page.locator('html')
    return html.evaluate((root, theme) => root.setAttribute('data-theme', theme), scheme)
  }
  const theme = { name: 'payload-theme', value: scheme, url: page.url() }
  await page.context().addCookies([theme])
  await page.reload()
}

type Shots = { readonly folder: string; readonly name: string; readonly keep?: boolean }

/**
 * Pictures of a page in `folder`: 1440 by 900 light and dark, 1024 by 768 light. The narrow one must
 * not scroll sideways.
 *
 * @param shots.keep what was typed is not reloaded, so that a dialog stays open
 * @param ready waits until the page is worth a picture; called after each reload
 */
export async function shootAll(
  page: Page,
  { folder, name, keep = false }: Shots,
  ready: () => Promise<void>,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  const shoot = async (suffix: string) => {
    await ready()
    await settled(page)
    await page.screenshot({ path: path.join(folder, `${name}${suffix}.png`) })
  }
  await at(page, { size: wide, scheme: 'dark', keep })
  await shoot('-dark')
  await at(page, { size: narrow, scheme: 'light', keep })
  await shoot('-1024')
  await expectNoSidewaysScroll(page)
  await at(page, { size: wide, scheme: 'light', keep })
  await shoot('')
}
