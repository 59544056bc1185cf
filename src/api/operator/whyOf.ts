/** One sentence from the word and the note: `other` says nothing by itself. */
export function whyOf(word = '', note = ''): string {
  if (note === '') return word
  return word === '' || word === 'other' ? note : `${word}: ${note}`
}
