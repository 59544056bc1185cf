import { describe, expect, it } from '@jest/globals'
import { tasks } from '../../../jobs/all.js'

describe('the scheduled jobs', () => {
  it('each begin at a second of their own: together they would hold up rulings every minute', () => {
    const seconds = tasks.flatMap(({ slug, schedule }) =>
      (schedule ?? []).map(({ cron }) => ({ slug, fields: cron.split(' ') })),
    )
    expect(seconds.length).toBeGreaterThan(10)
    for (const { slug, fields } of seconds) {
      expect([slug, fields.length, fields[0]]).toEqual([slug, 6, expect.stringMatching(/^\d+$/)])
    }
    expect(new Set(seconds.map(({ fields }) => fields[0])).size).toBe(seconds.length)
  })
})
