import { readFile } from 'node:fs/promises'

/** Code of a page of the docs whose first line names the file it belongs to. */
export type DocBlock = { readonly file: string; readonly code: string }

const pattern = /```ts\n\/\/ (\S+)\n([\s\S]*?)```/g

export const docBlocks = async (page: string): Promise<DocBlock[]> => {
  const text = await readFile(page, 'utf8')
  return [...text.matchAll(pattern)].map(([, file = '', code = '']) => ({ file, code }))
}
