import type { Offer } from '../api/shapes.js'

const words: Readonly<Record<string, string>> = {
  easier: '▲ better for you',
  harder: '▼ stricter for you',
  neither: '– no easier, no harder',
  unclear: '◆ depends on how you trade',
}

export const forYou = (forTrader: string): string => words[forTrader] ?? forTrader

const said = (count: number, what: string): string[] =>
  count === 0 ? [] : [count === 1 ? `1 change is ${what}` : `${count} changes are ${what}`]

/** In one sentence whether the trader is better or worse off. */
export function summaryOf(differences: Offer['differences']): string {
  const count = (kind: string) => differences.filter(({ forTrader }) => forTrader === kind).length
  const parts = [
    ...said(count('easier'), 'better for you'),
    ...said(count('harder'), 'stricter for you'),
    ...said(count('unclear'), 'better or stricter by how you trade'),
  ]
  if (parts.length === 0) return 'Nothing gets easier or stricter for you.'
  return `${parts.join(', ')}.`
}
