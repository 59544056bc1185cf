export type LinkCheck = { readonly ok: true; readonly href: string } | { readonly ok: false }

/**
 * An address that a message may lead to: https without user name and password. Plain http is
 * allowed to this machine alone, and only when the firm itself is served from there (`firmUrl`).
 */
export function safeLink(url: string, firmUrl: string): LinkCheck {
  const parsed = parseUrl(url)
  if (!parsed || parsed.username || parsed.password) return { ok: false }
  if (parsed.protocol === 'https:') return { ok: true, href: parsed.href }
  const firm = parseUrl(firmUrl)
  const local = firm !== null && isLoopback(firm) && isLoopback(parsed)
  return parsed.protocol === 'http:' && local ? { ok: true, href: parsed.href } : { ok: false }
}

const isLoopback = (url: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)

/** Stricter than `new URL`, which silently drops line breaks and repairs `https:example.com`. */
function parseUrl(url: string): URL | null {
  if (!/^https?:\/\/[^\s\p{Cc}\\]+$/iu.test(url)) return null
  return URL.canParse(url) ? new URL(url) : null
}
