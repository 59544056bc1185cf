import type { Figure, SizeOf } from './figure.js'

/** A field of the terms that has no amount for a size that the program sells. */
export type MissingFigure = { readonly path: string; readonly size: SizeOf }

type Named = readonly [path: string, figure: unknown]

/** The tables in the terms that lack a row for one of the sizes: a version with one is not published. */
export function missingFigures(terms: object, sizes: readonly SizeOf[]): MissingFigure[] {
  return figuresIn(terms).flatMap(([path, figure]) =>
    sizes
      .filter(({ size, currency }) =>
        figure.bySize.every((row) => row.size !== size || row.currency !== currency),
      )
      .map((size) => ({ path, size })),
  )
}

type Table = Extract<Figure, { readonly bySize: unknown }>

/** Every table, wherever it stands: a field that is added later is found too. */
function figuresIn(terms: object): [path: string, table: Table][] {
  const found: [string, Table][] = []
  const walk = ([path, value]: Named): void => {
    if (typeof value !== 'object' || value === null) return
    if (isTable(value)) found.push([path, value])
    else {
      for (const [key, inner] of Object.entries(value)) {
        walk([path === '' ? key : `${path}.${key}`, inner])
      }
    }
  }
  walk(['', terms])
  return found
}

const isTable = (value: object): value is Table => 'bySize' in value
