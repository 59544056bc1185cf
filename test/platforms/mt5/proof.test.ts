import { describe, expect, it } from '@jest/globals'
import { proofOf } from '../../../src/platforms/mt5/link/proof.js'
import { proof } from '../../../src/platforms/mt5/simulator/commands/auth.js'

const vectors = [
  {
    password: 'Password1',
    srvRand: '73007dc7184747ce0f7c98516ef1c851',
    srvRandAnswer: '77fe51827f7fa69dd80fbec9aa33f1bb',
    cliRand: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
    cliRandAnswer: 'f95d03c1c5c73f3eb9f982cacc41c519',
  },
  {
    password: 'Пароль#1ä',
    srvRand: '000102030405060708090a0b0c0d0e0f',
    srvRandAnswer: '6ca0724f2341e7833551526c38494988',
    cliRand: 'f0e0d0c0b0a090807060504030201000',
    cliRandAnswer: '982c116912b3552ef92335c27b163168',
  },
]

describe.each([
  ['the connector', proofOf],
  ['the simulator', proof],
])('the challenge and response of %s', (_, prove) => {
  it.each(vectors)('is as in the vector of $password', (vector) => {
    expect(prove(vector.password, vector.srvRand)).toBe(vector.srvRandAnswer)
    expect(prove(vector.password, vector.cliRand)).toBe(vector.cliRandAnswer)
  })

  it('takes the challenge in capitals too', () => {
    const [first] = vectors
    expect(prove(first?.password ?? '', first?.srvRand.toUpperCase() ?? '')).toBe(
      first?.srvRandAnswer,
    )
  })
})
