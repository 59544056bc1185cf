import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { blankOf } from '../../../src/admin/program/inputs/blank.js'
import { isReadable, readDraft } from '../../../src/admin/program/draft.js'
import { checkProgram } from '../../../src/domain/programs/checkProgram.js'
import { offerExamples, offersForm } from '../../../src/domain/programs/offersForm.js'
import { offerFields } from '../../../src/domain/programs/offerFields.js'
import { payoutExamples, payoutForm } from '../../../src/domain/programs/payoutForm.js'
import { payoutFields } from '../../../src/domain/programs/payoutFields.js'
import { ruleCatalogue } from '../../../src/domain/programs/ruleCatalogue.js'
import type { ParameterField } from '../../../src/domain/rules/parameterFields.js'
import { schemaFields } from '../../../src/domain/rules/schemaField.js'
import { scalingExamples, scalingForm } from '../../../src/domain/programs/scalingForm.js'
import { scalingFields } from '../../../src/domain/programs/scalingFields.js'
import { draftOf, floor, registry, target } from './drafts.js'

type Placed = { readonly path: string; readonly field: ParameterField }

/** Every place of a form, however deep; entries of lists have the path of their list. */
const placesOf = (fields: readonly ParameterField[], path = ''): Placed[] =>
  fields.flatMap((field) => {
    const own = path === '' ? field.name : `${path}.${field.name}`
    return [{ path: own, field }, ...inside(field, own)]
  })

const inside = (field: ParameterField, path: string): Placed[] => [
  ...placesOf(field.parts ?? [], path),
  ...(field.variants ?? []).flatMap(({ parts }) => placesOf(parts, path)),
  ...(field.entry ? [{ path, field: field.entry }, ...inside(field.entry, path)] : []),
]

const payout = payoutForm.flatMap(({ fields }) => fields)
const scaling = scalingForm.flatMap(({ fields }) => fields)

describe('a form made of a schema', () => {
  it('has an input for every place that an operator meets when composing a program', () => {
    const rules = ruleCatalogue(registry).flatMap(({ fields }) => fields)
    const all = placesOf([...payout, ...scaling, ...offersForm, ...rules])
    expect(all.length).toBeGreaterThan(150)
    expect(all.filter(({ field }) => field.kind === 'other')).toEqual([])
  })

  it('calls every payout term, scaling term and offer by words of its own', () => {
    const roles = /^giveaway\.limits\./
    const unnamed = [
      ...placesOf(payout).filter(({ path }) => !(path in payoutFields)),
      ...placesOf(scaling).filter(
        ({ path }) => path !== 'scaling' && !(path.slice('scaling.'.length) in scalingFields),
      ),
      ...placesOf(offersForm).filter(({ path }) => !(path in offerFields) && !roles.test(path)),
    ]
    expect(unnamed.map(({ path }) => path)).toEqual([])
  })

  it('knows every way in which an amount can be given', () => {
    const basesAt = (path: string) =>
      placesOf(payout).find((each) => each.path === path && each.field.bases)?.field.bases
    expect(basesAt('minimum')).toEqual(['amount', 'ofSizeBps', 'bySize'])
    expect(basesAt('minimumProfit')).toContain('ofLastBalanceBps')
    const price = placesOf(offersForm).find(({ path }) => path === 'reset.price')
    expect(price?.field.bases).toEqual(['ofFeeBps', 'bySize'])
  })

  it('begins what is added with values that the check accepts', () => {
    const added = (fields: readonly ParameterField[], examples: Record<string, unknown>) =>
      fields
        .filter(({ kind, optional }) => kind === 'group' && optional)
        .map((field) => ({
          [field.name]: blankOf(field, field.name, examples),
        }))
    const refused = (but: Record<string, unknown>) =>
      checkProgram(draftOf([target, floor], but), registry).findings
    const terms = added(payout, payoutExamples)
    expect(terms.length).toBeGreaterThan(5)
    for (const each of terms) expect([each, refused({ payout: each })]).toEqual([each, []])
    for (const each of added(offersForm, offerExamples)) {
      expect([each, refused({ offers: each })]).toEqual([each, []])
    }
    const plans = added(scaling, scalingExamples)
    expect(plans.length).toBe(1)
    for (const each of plans) expect([each, refused(each)]).toEqual([each, []])
  })

  it('shows a shape that it does not know as text instead of losing it', () => {
    const [field] = schemaFields(z.object({ odd: z.tuple([z.int(), z.string()]) }), {
      path: '',
      naming: () => ({}),
    })
    expect(field?.kind).toBe('other')
  })
})

describe('a stored draft', () => {
  it('keeps offers, growth and whatever its rows have besides what the form shows', () => {
    const stored = {
      ...draftOf([target, floor], {
        offers: { reset: { price: { ofFeeBps: 5_000 } } },
        scaling: { growth: { kind: 'times', bps: 20_000 } },
        payout: { minimumProfit: [10_000, { ofLastBalanceBps: 100 }] },
      }),
      kyc: true,
      agreement: true,
    }
    expect(isReadable(stored)).toBe(true)
    expect(readDraft(stored)).toMatchObject(stored)
  })
})
