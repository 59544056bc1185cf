import { describe, expect, it } from '@jest/globals'
import { createRush } from '../../../src/rush.js'

describe('a rush', () => {
  it('is on from the first endings that have to wait until the last are decided', () => {
    const rush = createRush()
    expect(rush.isOn()).toBe(false)
    rush.note(0)
    expect(rush.isOn()).toBe(false)
    rush.note(2_500)
    expect(rush.isOn()).toBe(true)
    rush.note(500)
    expect(rush.isOn()).toBe(true)
    rush.note(0)
    expect(rush.isOn()).toBe(false)
  })

  it('holds nothing up for longer than ten seconds, however much waits', () => {
    let now = 1_000
    const rush = createRush(() => now)
    rush.note(500)
    now += 10_000
    rush.note(500)
    expect(rush.isOn()).toBe(true)
    now += 1
    expect(rush.isOn()).toBe(false)
  })
})
