import { describe, expect, it } from '@jest/globals'
import { collectionKeys, defaultSlugs } from '../../../src/collectionKeys.js'
import { move } from '../../../src/domain/lifecycles/types.js'
import { ConfigurationError } from '../../../src/errors.js'
import { makeFirm } from '../../../src/firm.js'
import { sanitiseOptions, type PropFirmOptions } from '../../../src/options.js'
import { paperPlatform } from '../../../src/platforms/paper/connector.js'

const host = { secret: 'a secret of the tests, which keep nothing' }
const firmWith = (options: PropFirmOptions) => makeFirm(sanitiseOptions(options), host)

describe('sanitiseOptions', () => {
  it('fills in every default', () => {
    const options = sanitiseOptions({})
    expect(options).toMatchObject({
      disabled: false,
      slugs: defaultSlugs,
      overrides: {},
      platforms: [],
      events: [],
      lifecycles: {},
      checkoutSecrets: [],
      documents: { kind: 'disk', folder: '.data/documents' },
      retention: { tapeHours: 6, dayMonths: null, dealMonths: null },
    })
  })

  it('renames one collection and leaves the others', () => {
    const { slugs } = sanitiseOptions({ slugs: { accounts: 'trading-accounts' } })
    expect(slugs).toEqual({ ...defaultSlugs, accounts: 'trading-accounts' })
  })

  it("takes the host's own collection of operators", () => {
    const { slugs } = sanitiseOptions({ operators: { slug: 'users', roles: () => ['admin'] } })
    expect(slugs.operators).toBe('users')
  })

  const wrong: [string, unknown, RegExp][] = [
    ['retention', { retention: { dayMonths: 0 } }, /retention\.dayMonths: /],
    ['an unknown option', { colour: 'red' }, /options: .*colour/],
    ['disabled', { disabled: 'yes' }, /disabled: /],
    [
      'a slug that is none',
      { slugs: { accounts: 'Trading Accounts' } },
      /slugs\.accounts: expected small/,
    ],
    ['a slug of an unknown collection', { slugs: { konten: 'konten' } }, /slugs.*konten/],
    [
      'an override that is none',
      { overrides: { orders: {} } },
      /overrides\.orders: expected a function/,
    ],
    [
      'operators without roles',
      { operators: { slug: 'users' } },
      /operators\.roles: expected a function/,
    ],
    ['a platform that is none', { platforms: ['mt5'] }, /platforms\.0: expected a platform/],
    ['an event that is none', { events: [null] }, /events\.0: expected an event/],
    [
      'a short checkout secret',
      { checkoutSecrets: ['short'] },
      /checkoutSecrets\.0: expected at least 16/,
    ],
    [
      'three checkout secrets',
      { checkoutSecrets: Array(3).fill('x'.repeat(16)) },
      /checkoutSecrets: /,
    ],
    ['an SMTP address that is none', { smtpUrl: 'mail.example' }, /smtpUrl: expected smtp:/],
    ['a portal address that is none', { portalUrl: 'portal' }, /portalUrl: expected an address/],
    ['documents of an unknown kind', { documents: { kind: 'ftp' } }, /documents\.kind: /],
    ['S3 without a bucket', { documents: { kind: 's3', region: 'x' } }, /documents\.bucket: /],
    ['a folder that is empty', { documents: { kind: 'disk', folder: '' } }, /documents\.folder: /],
  ]

  it.each(wrong)('names the option for %s', (_what, options, message) => {
    const attempt = () => sanitiseOptions(options as PropFirmOptions)
    expect(attempt).toThrow(ConfigurationError)
    expect(attempt).toThrow(/^propFirm options: /)
    expect(attempt).toThrow(message)
  })

  it('names everything that is wrong at once', () => {
    const attempt = () =>
      sanitiseOptions({ smtpUrl: 'x', portalUrl: 'y' } satisfies PropFirmOptions)
    expect(attempt).toThrow(/smtpUrl: .*; portalUrl: /)
  })

  it.each(collectionKeys.filter((key) => key !== 'traders'))(
    'refuses to give %s the slug of another collection',
    (key) => {
      const attempt = () => sanitiseOptions({ slugs: { [key]: 'traders' } })
      expect(attempt).toThrow(/slugs\.\w+: "traders" is the slug of \w+/)
    },
  )

  it("refuses the host's operators under the slug of one of our collections", () => {
    const attempt = () => sanitiseOptions({ operators: { slug: 'traders', roles: () => [] } })
    expect(attempt).toThrow(/"traders" is the slug of/)
  })
})

describe('makeFirm', () => {
  it('adds statuses and moves of the host', () => {
    const firm = firmWith({
      lifecycles: {
        account: {
          statuses: { archived: { label: 'Archived', tone: 'done' } },
          moves: [move({ event: 'archive', label: 'Archive', from: 'closed', to: 'archived' })],
        },
      },
    })
    expect(Object.keys(firm.lifecycles.account.statuses)).toContain('archived')
    expect(firm.lifecycles.challenge.moves).toHaveLength(7)
  })

  it.each([
    ['an unknown lifecycle', { lifecycles: { konto: {} } }, /lifecycles\.konto: no such lifecycle/],
    [
      'an addition that leads nowhere known',
      {
        lifecycles: {
          order: { moves: [move({ event: 'x', label: 'X', from: 'paid', to: 'nowhere' })] },
        },
      },
      /lifecycle order: unknown status nowhere/,
    ],
    ['a second paper platform', { platforms: [paperPlatform] }, /platforms: two are named "paper"/],
  ])('refuses %s', (_what, options, message) => {
    expect(() => firmWith(options as PropFirmOptions)).toThrow(message)
  })
})
