import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ConfigurationError } from '../../../../src/errors.js'
import { checkoutSignature } from '../../../../src/providers/payments/checkoutSignature.js'
import {
  checkoutBodyLimitBytes,
  genericCheckout,
} from '../../../../src/providers/payments/genericCheckout.js'
import { signCheckout } from '../../../../src/providers/payments/signCheckout.js'

const secret = 'whsec_0123456789abcdef'
const next = 'whsec_fedcba9876543210'
const now = Date.parse('2026-11-12T09:14:22.400Z')
const report = {
  id: 'evt_1',
  type: 'paid',
  orderReference: 'O-7731',
  amount: 49_900,
  currency: 'USD',
  program: 'one-step-trail',
  size: 10_000_000,
  coupon: 'NOVEMBER',
  customer: { email: 'ada@example.org', name: 'Adaeze N. Okafor', country: 'NG' },
  occurredAt: '2026-11-12T10:14:20+01:00',
}

const checkout = genericCheckout({ secrets: [secret] })

type Delivery = { body?: string | Uint8Array; header?: string | null; at?: number }

/** A correct delivery, changed as the test says. */
function deliver(change: Delivery = {}, provider = checkout) {
  const signed = signCheckout(report, { secret, at: now })
  const body = Buffer.from(change.body ?? signed.body)
  const header =
    change.header === undefined ? (signed.headers['prop-firm-signature'] ?? '') : change.header
  const headers = new Headers(header === null ? {} : { 'Prop-Firm-Signature': header })
  return provider.verify({ body, headers, receivedAt: change.at ?? now })
}

const signedBody = (body: string | Uint8Array, at = now, key = secret) => {
  const t = Math.floor(at / 1000)
  return { body, header: `t=${t},v1=${checkoutSignature(key, t, Buffer.from(body))}` }
}

const codeOf = (verdict: ReturnType<typeof deliver>) => (verdict.ok ? 'ok' : verdict.code)

describe('checkoutSignature', () => {
  it.each([
    {
      key: 'whsec_test_secret',
      body: '{"id":"evt_test","object":"event","type":"checkout.session.completed"}',
      expected: '9b19c30bb5f6198a9128346b4849a56c6c32857a47889eed5b47c5f30823e7dc',
    },
    {
      key: 'wbhsec_test',
      body: '{"data":{"type":"event"}}',
      expected: '4df24f6db6247bb4340a0a81a1caf96d452bff6719f3b12f42acdd9bc4266dcd',
    },
  ])('agrees with other implementations of the scheme ($key)', ({ key, body, expected }) => {
    expect(checkoutSignature(key, 1_700_000_000, Buffer.from(body))).toBe(expected)
  })
})

describe('genericCheckout', () => {
  it('accepts a signed report and reads it', () => {
    expect(deliver()).toEqual({
      ok: true,
      event: { ...report, occurredAt: Date.parse('2026-11-12T09:14:20Z') },
    })
  })

  it('takes a missing coupon as none and ignores fields that it does not know', () => {
    const other = { ...report, coupon: undefined, campaign: 'x' }
    const verdict = deliver(signedBody(JSON.stringify(other)))
    expect(verdict.ok && verdict.event.coupon).toBe(null)
    expect(verdict.ok && 'campaign' in verdict.event).toBe(false)
  })

  const fits = checkoutSignature(
    secret,
    Math.floor(now / 1000),
    Buffer.from(JSON.stringify(report)),
  )
  const t = Math.floor(now / 1000)
  it.each([
    ['no header', { header: null }, 'signatureMissing'],
    ['an empty header', { header: '' }, 'signatureMissing'],
    ['no timestamp', { header: `v1=${fits}` }, 'signatureMalformed'],
    ['two timestamps', { header: `t=${t},t=${t + 1},v1=${fits}` }, 'signatureMalformed'],
    ['a timestamp that is no number', { header: `t=now,v1=${fits}` }, 'signatureMalformed'],
    ['a negative timestamp', { header: `t=-${t},v1=${fits}` }, 'signatureMalformed'],
    ['no signature', { header: `t=${t}` }, 'signatureMalformed'],
    ['too many signatures', { header: `t=${t}${',v1=00'.repeat(5)}` }, 'signatureMalformed'],
    ['a very long header', { header: `t=${t},v1=${'0'.repeat(2_000)}` }, 'signatureMalformed'],
    ['another signature', { header: `t=${t},v1=${'0'.repeat(64)}` }, 'signatureWrong'],
    [
      'a signature that is too short',
      { header: `t=${t},v1=${fits.slice(0, 63)}` },
      'signatureWrong',
    ],
    ['a signature that is too long', { header: `t=${t},v1=${fits}0` }, 'signatureWrong'],
    ['an empty signature', { header: `t=${t},v1=` }, 'signatureWrong'],
    ['a signature of a later scheme alone', { header: `t=${t},v2=${fits}` }, 'signatureMalformed'],
    ['another timestamp with the signature', { header: `t=${t + 1},v1=${fits}` }, 'signatureWrong'],
    ['the body with other spaces', { body: JSON.stringify(report, null, 1) }, 'signatureWrong'],
    ['a space at the end', { body: `${JSON.stringify(report)} ` }, 'signatureWrong'],
    ['another amount', { body: JSON.stringify({ ...report, amount: 1 }) }, 'signatureWrong'],
    ['an empty body', { body: '' }, 'signatureWrong'],
  ] as const)('refuses %s with 401', (_, change, code) => {
    const verdict = deliver(change)
    expect(codeOf(verdict)).toBe(code)
    expect(verdict.ok || verdict.status).toBe(401)
  })

  it.each([
    [0, 'ok'],
    [300, 'ok'],
    [301, 'timestampStale'],
    [-300, 'ok'],
    [-301, 'timestampInFuture'],
    [86_400, 'timestampStale'],
  ])('judges a delivery that was signed %d s ago: %s', (seconds, code) => {
    const signedAt = Math.floor(now / 1000) * 1000 - seconds * 1000
    expect(codeOf(deliver(signedBody(JSON.stringify(report), signedAt)))).toBe(code)
  })

  it('accepts both secrets while one replaces the other, and the old one no longer afterwards', () => {
    const rotating = genericCheckout({ secrets: [next, secret] })
    const body = JSON.stringify(report)
    expect(codeOf(deliver(signedBody(body, now, secret), rotating))).toBe('ok')
    expect(codeOf(deliver(signedBody(body, now, next), rotating))).toBe('ok')
    const done = genericCheckout({ secrets: [next] })
    expect(codeOf(deliver(signedBody(body, now, secret), done))).toBe('signatureWrong')
    const both = `t=${t},v1=${'0'.repeat(64)},v1=${fits}`
    expect(codeOf(deliver({ header: both }))).toBe('ok')
  })

  it('refuses a huge body with 413 before anything else', () => {
    const padded = (length: number) => JSON.stringify(report).padEnd(length, ' ')
    expect(codeOf(deliver(signedBody(padded(checkoutBodyLimitBytes))))).toBe('ok')
    const verdict = deliver({ body: padded(checkoutBodyLimitBytes + 1), header: null })
    expect(verdict).toMatchObject({ ok: false, code: 'bodyTooLarge', status: 413 })
  })

  it.each([['{'], [''], ['{"id": NaN}'], [Buffer.from([0x22, 0xff, 0x22])]])(
    'refuses a signed body that is not JSON: %j',
    (body) => {
      expect(deliver(signedBody(body))).toMatchObject({
        ok: false,
        code: 'bodyNotJson',
        status: 400,
      })
    },
  )

  it.each([
    [{ id: '' }, 'id'],
    [{ id: 7 }, 'id'],
    [{ id: 'x'.repeat(201) }, 'id'],
    [{ type: 'payed' }, 'type'],
    [{ orderReference: "O-1'; drop table" }, 'orderReference'],
    [{ amount: 499.5 }, 'amount'],
    [{ amount: '49900' }, 'amount'],
    [{ amount: -1 }, 'amount'],
    [{ amount: 0, type: 'refunded' }, 'amount'],
    [{ amount: 2 ** 53 }, 'amount'],
    [{ amount: null }, 'amount'],
    [{ currency: 'usd' }, 'currency'],
    [{ currency: 'XXX' }, 'currency'],
    [{ currency: 'toString' }, 'currency'],
    [{ program: ['a'] }, 'program'],
    [{ size: 0 }, 'size'],
    [{ coupon: 'A\r\nBcc: x' }, 'coupon'],
    [{ customer: null }, 'customer'],
    [{ customer: { ...report.customer, email: 'ada' } }, 'customer.email'],
    [{ customer: { ...report.customer, email: 'a@b.org\nBcc: c@d.org' } }, 'customer.email'],
    [{ customer: { ...report.customer, name: 'Ada\r\nBcc: c@d.org' } }, 'customer.name'],
    [{ customer: { ...report.customer, name: 'Ada\u202egpj.exe' } }, 'customer.name'],
    [{ customer: { ...report.customer, name: '  ' } }, 'customer.name'],
    [{ customer: { ...report.customer, country: 'Germany' } }, 'customer.country'],
    [{ occurredAt: 'yesterday' }, 'occurredAt'],
    [{ occurredAt: '2026-11-12T10:14:20' }, 'occurredAt'],
  ])('refuses %j and names the field', (change, path) => {
    const verdict = deliver(signedBody(JSON.stringify({ ...report, ...change })))
    expect(verdict).toMatchObject({ ok: false, code: 'bodyInvalid', status: 400 })
    expect(verdict.ok || verdict.issues.map((issue) => issue.path)).toEqual([path])
    expect(verdict.ok || verdict.message).toContain(path)
  })

  it('accepts a free order, where a coupon took the whole price off', () => {
    const verdict = deliver(signedBody(JSON.stringify({ ...report, amount: 0 })))
    expect(verdict.ok && verdict.event.amount).toBe(0)
  })

  it.each([['[]'], ['null'], ['"paid"'], ['7']])('refuses %s as a body', (body) => {
    expect(deliver(signedBody(body))).toMatchObject({ ok: false, code: 'bodyInvalid' })
  })

  it('never throws and never accepts what was not signed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (body, header) => {
        const headers = { get: () => header }
        expect(checkout.verify({ body, headers, receivedAt: now }).ok).toBe(false)
      }),
    )
    const anyReport = fc.jsonValue()
    fc.assert(
      fc.property(anyReport, (json) => {
        expect(deliver(signedBody(JSON.stringify(json))).ok).toBe(false)
      }),
    )
  })

  it.each([[[]], [['short']], [[secret, secret]], [[secret, next, `${next}x`]]])(
    'does not start with the secrets %j',
    (secrets) => {
      expect(() => genericCheckout({ secrets })).toThrow(ConfigurationError)
      expect(() => genericCheckout({ secrets })).toThrow('payments.checkout.secrets')
    },
  )
})
