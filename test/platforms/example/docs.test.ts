import { expect, it } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import { docBlocks } from '../../package/support/docBlocks.js'

it('is the code that docs/connectors.md shows, which the acceptance suite runs', async () => {
  const blocks = await docBlocks('docs/connectors.md')
  const files = blocks.map(({ file }) => file).sort()
  expect(files).toEqual([
    'tiny.test.ts',
    'tinyLink.ts',
    'tinyPlatform.ts',
    'tinySession.ts',
    'tinyWire.ts',
  ])
  for (const { file, code } of blocks) {
    expect(code).toBe(await readFile(`test/platforms/example/${file}`, 'utf8'))
  }
})
