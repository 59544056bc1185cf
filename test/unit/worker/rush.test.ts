import { describe, expect, it } from '@jest/globals'
import { createRush } from '../../../src/rush.js'

describe('a rush', () => {
  it('is off until something urgent happens, and half a second after the last of it', () => {
    let now = 1_000
    const rush = createRush(() => now)
    expect(rush.isOn()).toBe(false)
    rush.note()
    expect(rush.isOn()).toBe(true)
    now += 400
    rush.note()
    now += 400
    expect(rush.isOn()).toBe(true)
    now += 101
    expect(rush.isOn()).toBe(false)
  })

  it('lets others have a turn after ten seconds, however much goes on', () => {
    let now = 0
    const rush = createRush(() => now)
    const turns: number[] = []
    for (; now <= 25_000; now += 100) {
      rush.note()
      if (!rush.isOn()) turns.push(now)
    }
    expect(turns[0]).toBe(10_100)
    expect(turns.at(-1)).toBeGreaterThan(20_000)
    expect(turns.length).toBeLessThan(15)
  })
})
