import type { TaskConfig } from 'payload'

/** Every task of the firm, in the order of the docs. */
export const tasks: TaskConfig[] = []
