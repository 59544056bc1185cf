import pg from 'pg'

type Named = { readonly schema: string; readonly name: string }

/** `"schema"."name"`, safe to put into a statement. */
export const quoted = ({ schema, name }: Named): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`

export const quotedList = (names: readonly string[]): string =>
  names.map((name) => pg.escapeIdentifier(name)).join(', ')
