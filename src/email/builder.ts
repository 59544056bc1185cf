import type { Body, BodyNode, Inline } from './body.js'

/** Words, a variable (`v('firstName')`) or a link in a line. */
export type Piece = string | Inline

const element = { version: 1, direction: 'ltr', format: '', indent: 0 } as const

const text = (words: string, format = 0): Inline => ({
  type: 'text',
  version: 1,
  text: words,
  format,
  detail: 0,
  mode: 'normal',
  style: '',
})

const line = (pieces: readonly Piece[]): Inline[] =>
  pieces.map((piece) => (typeof piece === 'string' ? text(piece) : piece))

/** Bold words. */
export const bold = (words: string): Inline => text(words, 1)

/** A variable as a chip. */
export const v = (name: string): Inline => ({
  type: 'inlineBlock',
  version: 1,
  fields: { id: '', blockType: 'mergeVar', name },
})

/** Words that lead to a link variable. */
export const linkTo = (name: string, label: string): Inline => ({
  type: 'inlineBlock',
  version: 1,
  fields: { id: '', blockType: 'mergeLink', name, label },
})

const paragraphOf = (pieces: readonly Piece[]) => ({
  ...element,
  type: 'paragraph' as const,
  children: line(pieces),
})

export const paragraph = (...pieces: Piece[]): BodyNode => paragraphOf(pieces)

export const heading = (tag: 'h1' | 'h2', ...pieces: Piece[]): BodyNode => ({
  ...element,
  type: 'heading',
  tag,
  children: line(pieces),
})

export const bullets = (...items: Piece[][]): BodyNode => ({
  ...element,
  type: 'list',
  listType: 'bullet',
  tag: 'ul',
  start: 1,
  children: items.map((pieces, index) => ({
    ...element,
    type: 'listitem',
    value: index + 1,
    children: line(pieces),
  })),
})

export const button = (label: string, link: string): BodyNode => ({
  type: 'block',
  version: 2,
  fields: { id: '', blockType: 'button', label, link },
})

/** Rows of label and variable; `total` marks the one that counts. */
export const figures = (...rows: [label: string, name: string, total?: 'total'][]): BodyNode => ({
  type: 'block',
  version: 2,
  fields: {
    id: '',
    blockType: 'figures',
    rows: rows.map(([label, name, total]) => ({ label, name, total: total === 'total' })),
  },
})

export const callout = (tone: 'note' | 'warning', ...pieces: Piece[]): BodyNode => ({
  type: 'block',
  version: 2,
  fields: {
    id: '',
    blockType: 'callout',
    tone,
    content: { root: { ...element, type: 'root', children: [paragraphOf(pieces)] } },
  },
})

/** A whole body. Blocks get numbered ids, so that building it twice gives the same. */
export function body(...children: BodyNode[]): Body {
  let last = 0
  const number = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(number)
    else if (typeof node === 'object' && node !== null) {
      if ('blockType' in node) Object.assign(node, { id: `block-${(last += 1)}` })
      Object.values(node).forEach(number)
    }
  }
  const root = { ...element, type: 'root' as const, children }
  number(root)
  return { root }
}
