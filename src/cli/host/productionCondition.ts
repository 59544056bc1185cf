import type { ResolveHook } from 'node:module'

/**
 * Resolves packages under the export condition `production`. Under Node's own conditions the editor's
 * packages load their modules in a race that now and then ends a process silently.
 */
export const resolve: ResolveHook = (specifier, context, next) =>
  next(specifier, { ...context, conditions: [...context.conditions, 'production'] })
