import { describe, expect, it } from '@jest/globals'
import { sortMessage } from '../../../src/portal/api/fieldErrors.js'

const form = { names: ['holderName', 'iban', 'password'], aliases: { details: 'iban' } }

describe('what the API says about a form', () => {
  it('goes beside the fields that it names', () => {
    const message = 'holderName: expected a name; password: it is wrong'
    expect(sortMessage(message, form)).toEqual({
      fields: { holderName: 'Expected a name', password: 'It is wrong' },
      rest: '',
    })
  })

  it('finds a part of a field, and the field where the API calls it otherwise', () => {
    expect(sortMessage('details.iban: expected text', form).fields).toEqual({
      iban: 'Expected text',
    })
    expect(sortMessage('details: expected the account', form).fields).toEqual({
      iban: 'Expected the account',
    })
  })

  it('stays with the form when it is about no field', () => {
    const message = 'Not met: No open positions; Profit. token: this link is not valid any more'
    expect(sortMessage(message, form)).toEqual({ fields: {}, rest: message })
  })

  it('keeps colons of the words', () => {
    const message = 'password: expected your password: a payee is changed after signing in'
    expect(sortMessage(message, form).fields.password).toBe(
      'Expected your password: a payee is changed after signing in',
    )
  })
})
