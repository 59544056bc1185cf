import { refuse, type Reply } from './reply.js'
import type { Route } from './route.js'

export type Match = { route: Route; parts: ReadonlyMap<string, string> } | { reply: Reply }

/** The route of a method and path, with the named parts decoded, or the refusal to send. */
export function matchRoute(routes: readonly Route[], method: string, pathname: string): Match {
  const given = pathname.split('/')
  let isPathKnown = false
  for (const route of routes) {
    const parts = matchPath(route.path.split('/'), given)
    if (!parts) continue
    if (route.method === method) return { route, parts }
    isPathKnown = true
  }
  const field = isPathKnown ? 'method' : 'path'
  return { reply: refuse('notFound', { field, message: `nothing answers ${method} ${pathname}` }) }
}

function matchPath(wanted: readonly string[], given: readonly string[]) {
  if (wanted.length !== given.length) return null
  const parts = new Map<string, string>()
  for (const [i, part] of wanted.entries()) {
    const value = given[i] ?? ''
    if (part.startsWith(':')) {
      const decoded = decode(value)
      if (decoded === null) return null
      parts.set(part.slice(1), decoded)
    } else if (part !== value) return null
  }
  return parts
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
