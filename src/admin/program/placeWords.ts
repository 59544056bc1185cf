import { wordsOf } from '../../domain/rules/schemaField.js'

const names: Readonly<Record<string, string>> = {
  calendar: 'The trading day',
  zone: 'zone',
  resetAt: 'a new day begins at',
  namedBy: 'a day is named by',
  sizes: 'Account size',
  startingBalance: 'begins with',
  phases: 'Phase',
  platformMap: 'Platform row',
  connections: 'platform',
  namePattern: 'name of accounts',
}

/** A place in the terms as the form calls it: `platformMap.0.group` is `Platform row 1, group`. */
export const placeWords = (field: string): string =>
  field
    .split('.')
    .reduce<string[]>((words, part) => {
      if (!/^\d+$/.test(part)) return [...words, names[part] ?? wordsOf(part).toLowerCase()]
      const last = words.at(-1) ?? ''
      return [...words.slice(0, -1), `${last} ${Number(part) + 1}`]
    }, [])
    .join(', ')
