import { createHash } from 'node:crypto'

const commentMax = 31
const tagged = /^#[\w-]{14}(?: |$)/

/** A command's key in fifteen characters, which fit a comment of the platform. */
export const tagOf = (key: string): string =>
  `#${createHash('sha256').update(key).digest('base64url').slice(0, 14)}`

/** The comment of a balance operation: who asked for it, then as much of the words as fits. */
export const taggedComment = (key: string, comment: string): string =>
  Array.from(`${tagOf(key)} ${comment}`.trim())
    .slice(0, commentMax)
    .join('')

export const carriesTag = (comment: string, key: string): boolean => comment.startsWith(tagOf(key))

export const withoutTag = (comment: string): string => comment.replace(tagged, '')
