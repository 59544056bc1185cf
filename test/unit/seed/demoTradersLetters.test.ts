import { describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import { demoPeople } from '../../../src/seed/demoPeople.js'
import { shownTrader } from '../../../src/seed/demoTradersLogin.js'
import { lettersPath } from '../../../src/seed/demoTradersLetters.js'
import { documentPicture } from '../../../src/seed/demoTradersPictures.js'
import { checkUpload } from '../../../src/providers/documents/checkUpload.js'

describe('letters of dots', () => {
  it('leave unknown signs blank and read accents as plain letters', () => {
    const place = { x: 0, y: 0, dot: 1 }
    expect(lettersPath('ü', place)).toBe(lettersPath('U', place))
    expect(lettersPath('漢', place)).toBe('')
    expect(lettersPath('-', place)).toBe(
      'M0 3h1v1h-1zM1 3h1v1h-1zM2 3h1v1h-1zM3 3h1v1h-1zM4 3h1v1h-1z',
    )
  })

  it('can write every name of the demo firm', () => {
    for (const { name } of demoPeople) {
      for (const letter of name.replaceAll(' ', '')) {
        expect([letter, lettersPath(letter, { x: 0, y: 0, dot: 1 })]).not.toEqual([letter, ''])
      }
    }
  })
})

describe('a picture of a document', () => {
  it.each(['identity', 'address'])('of the kind %s is accepted as an upload', async (kind) => {
    const picture = await documentPicture({ name: 'Petr Dvořák', country: 'CZ' }, kind)
    expect(checkUpload(picture)).toEqual({ ok: true, type: 'image/png' })
    expect((await sharp(picture).metadata()).width).toBeGreaterThan(600)
  })
})

describe('the trader whose login is printed', () => {
  it('is one of the demo firm', () => {
    expect(demoPeople.map(({ email }) => email)).toContain(shownTrader)
  })
})
