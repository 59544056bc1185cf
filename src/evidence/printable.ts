/** What the fonts that every reader of PDF has can show: Latin-1, and these of Windows' Latin set. */
const shown = /^[\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/u

const replaced: Readonly<Record<string, string>> = {
  '−': '–',
  '\u2009': ' ',
  '\u202f': ' ',
  '≥': '>=',
  '≤': '<=',
  '→': '->',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
}

/**
 * Text as the standard fonts show it: letters of other alphabets with marks lose the marks they
 * cannot have. A text that would come out broken is replaced as a whole by `instead`.
 */
export function printable(text: string, instead: string): string {
  const folded = [...text.normalize('NFC').replace(/\s/gu, ' ')].map(foldOne).join('')
  return shown.test(folded) ? folded : instead
}

function foldOne(letter: string): string {
  if (shown.test(letter)) return letter
  const known = replaced[letter]
  if (known !== undefined) return known
  return letter.normalize('NFKD').replace(/\p{M}/gu, '')
}
