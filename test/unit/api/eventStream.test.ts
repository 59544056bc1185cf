import { describe, expect, it } from '@jest/globals'
import { eventStream } from '../../../src/api/http/eventStream.js'

describe('a stream of events', () => {
  it('tells a page that it is still there, though there is nothing new', async () => {
    const left = new AbortController()
    let isFirst = true
    const read = () => {
      const news = isFirst ? [{ event: 'figures', data: { equity: 1 } }] : []
      isFirst = false
      return Promise.resolve(news)
    }
    const { body } = eventStream({ signal: left.signal, everyMs: 200, read })
    const reader = body?.getReader()
    const text = async () => new TextDecoder().decode((await reader?.read())?.value)
    expect(await text()).toBe('event: figures\ndata: {"equity":1}\n\n')
    expect(await text()).toBe('event: ping\ndata: null\n\n')
    left.abort()
    expect(await text()).toBe('')
  }, 15_000)
})
