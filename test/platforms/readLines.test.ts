import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readLines } from '../../src/platforms/readLines.js'

const limits = { silenceMs: 1000, lineCharsMax: 10_000 }

function streamOf(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
}

async function allLines(body: ReadableStream<Uint8Array>, at = limits) {
  const lines: string[] = []
  try {
    for await (const line of readLines(body, at)) lines.push(line)
  } catch (error) {
    return { lines, error }
  }
  return { lines, error: null }
}

describe('readLines', () => {
  it('gives the same lines however the bytes are cut', async () => {
    const line = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((text) => text.replaceAll('\n', '_'))
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.array(fc.nat(200)), async (lines, cuts) => {
        const bytes = new TextEncoder().encode(lines.map((text) => `${text}\n`).join(''))
        const places = [...new Set([0, ...cuts.filter((c) => c < bytes.length), bytes.length])]
        places.sort((a, b) => a - b)
        const chunks = places.slice(1).map((end, i) => bytes.slice(places[i], end))
        expect((await allLines(streamOf(chunks))).lines).toEqual(lines)
      }),
      { numRuns: 100 },
    )
  })

  it('throws when the bytes end, and hands out no unfinished line', async () => {
    const { lines, error } = await allLines(streamOf([new TextEncoder().encode('one\ntwo')]))
    expect(lines).toEqual(['one'])
    expect(error).toMatchObject({ failure: { code: 'unavailable' } })
  })

  it('throws at a line longer than allowed instead of collecting it', async () => {
    const endless = Array.from({ length: 50 }, () => new Uint8Array(1000).fill(65))
    const { error } = await allLines(streamOf(endless))
    expect(error).toMatchObject({ failure: { code: 'protocol' } })
  })

  it('throws when nothing comes for too long', async () => {
    const mute = new ReadableStream<Uint8Array>({ start: () => {} })
    const { error } = await allLines(mute, { ...limits, silenceMs: 30 })
    expect(error).toMatchObject({ failure: { code: 'unavailable' } })
  })

  it('reads no further than it is asked to', async () => {
    let pulled = 0
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled++
        controller.enqueue(new TextEncoder().encode(`line ${pulled}\n`))
      },
    })
    const lines = readLines(body, limits)
    await lines.next()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(pulled).toBeLessThanOrEqual(3)
  })
})
