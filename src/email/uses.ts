import type { Body, BodyNode, Inline } from './body.js'

type ListNode = Extract<BodyNode, { type: 'list' }>

/** What a body refers to, and how many nodes it has. */
export type Uses = {
  readonly variables: readonly { readonly name: string; readonly as: 'text' | 'link' }[]
  readonly urls: readonly string[]
  readonly hasWords: boolean
  /** Nodes that a converter has to turn into text, those inside callouts included. */
  readonly nodes: number
}

type Draft = {
  variables: { name: string; as: 'text' | 'link' }[]
  urls: string[]
  hasWords: boolean
  nodes: number
}

export function usesOf(body: Body): Uses {
  const uses: Draft = { variables: [], urls: [], hasWords: false, nodes: 0 }
  for (const node of body.root.children) addNode(node, uses)
  return uses
}

function addNode(node: BodyNode, uses: Draft): void {
  uses.nodes += 1
  if (node.type === 'list') addItems(node, uses)
  else if (node.type === 'block') addBlock(node, uses)
  else if (node.type !== 'horizontalrule') for (const child of node.children) addInline(child, uses)
}

function addItems(list: ListNode, uses: Draft): void {
  for (const item of list.children) {
    uses.nodes += 1
    for (const child of item.children) {
      if (child.type === 'list') addNode(child, uses)
      else addInline(child, uses)
    }
  }
}

function addBlock(node: Extract<BodyNode, { type: 'block' }>, uses: Draft): void {
  const { fields } = node
  if (fields.blockType === 'callout') {
    for (const child of fields.content.root.children) addNode(child, uses)
    return
  }
  uses.hasWords = true
  if (fields.blockType === 'button') uses.variables.push({ name: fields.link, as: 'link' })
  else uses.variables.push(...fields.rows.map(({ name }) => ({ name, as: 'text' as const })))
}

function addInline(node: Inline, uses: Draft): void {
  uses.nodes += 1
  if (node.type === 'text') uses.hasWords ||= node.text.trim() !== ''
  if (node.type === 'inlineBlock') {
    const { name, blockType } = node.fields
    uses.hasWords = true
    uses.variables.push({ name, as: blockType === 'mergeLink' ? 'link' : 'text' })
  }
  if (node.type === 'link' || node.type === 'autolink') {
    uses.urls.push(node.fields.url)
    for (const child of node.children) addInline(child, uses)
  }
}
