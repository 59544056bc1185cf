import type { NumberField } from 'payload'
import { never } from '../../src/access/collectionAccess.js'
import type { CollectionContext } from '../context.js'
import { loadLiveFigure } from '../../hooks/loadLiveFigure.js'

export type LiveFigure = 'balance' | 'equity' | 'used'

/** A figure of the live path: read in one batch per request, never stored with the record. */
export function liveFigure(
  name: LiveFigure,
  label: string,
  context: CollectionContext,
): NumberField {
  const cell = name === 'used' ? 'LimitCell' : 'MoneyCell'
  return {
    name,
    type: 'number',
    label,
    virtual: true,
    access: { create: never, update: never },
    hooks: { afterRead: [loadLiveFigure(name)] },
    admin: {
      readOnly: true,
      disableListFilter: true,
      disableBulkEdit: true,
      components: {
        Cell: { path: context.component(cell), clientProps: { currencyField: 'currency' } },
        Field: { path: context.component('LiveField'), clientProps: { figure: name } },
      },
    },
  }
}
