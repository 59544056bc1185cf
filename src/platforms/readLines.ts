import { failureOf, PlatformLinkError } from './linkError.js'

/**
 * The lines of a stream of bytes, one at a time: nothing more is read until the caller asks for
 * the next, so a slow reader slows the sender down instead of filling memory.
 *
 * @param limits.silenceMs longest time without a byte
 * @param limits.lineCharsMax longest line
 * @throws PlatformLinkError when a limit is passed, or the bytes end
 */
export async function* readLines(
  body: ReadableStream<Uint8Array>,
  limits: { silenceMs: number; lineCharsMax: number },
): AsyncGenerator<string, never> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest: string[] = []
  let restLength = 0
  try {
    for (;;) {
      const { done, value } = await readOrSilence(reader, limits.silenceMs)
      if (done)
        throw new PlatformLinkError(failureOf('unavailable', 'the platform ended the stream'))
      const text = decoder.decode(value, { stream: true })
      let from = 0
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
        const line = rest.join('') + text.slice(from, end)
        rest = []
        restLength = 0
        from = end + 1
        if (line !== '') yield line
      }
      rest.push(text.slice(from))
      restLength += text.length - from
      if (restLength > limits.lineCharsMax) {
        const message = `expected lines of at most ${limits.lineCharsMax} characters`
        throw new PlatformLinkError(failureOf('protocol', message))
      }
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

async function readOrSilence(reader: Reader, silenceMs: number) {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_, reject) => {
    const message = `nothing was heard for ${silenceMs} ms`
    timer = setTimeout(
      () => reject(new PlatformLinkError(failureOf('unavailable', message))),
      silenceMs,
    )
  })
  try {
    return await Promise.race([reader.read(), silence])
  } finally {
    clearTimeout(timer)
  }
}
