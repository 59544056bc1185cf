export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'bad'; readonly text: string }

/** `Account {{accountLogin}} ended` in parts. Braces that name no variable are `bad`. */
export function tokens(line: string): Part[] {
  return line
    .split(/(\{\{[^{}]*\}\})/)
    .filter((piece) => piece !== '')
    .map((piece): Part => {
      const name = /^\{\{\s*([a-z][A-Za-z0-9]*)\s*\}\}$/.exec(piece)?.[1]
      if (name !== undefined) return { kind: 'variable', name }
      return /\{\{|\}\}/.test(piece) ? { kind: 'bad', text: piece } : { kind: 'text', text: piece }
    })
}
