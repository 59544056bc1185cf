/**
 * What a page of the portal may load and do: our own files, and scripts with this answer's nonce. A
 * token that signs somebody in lies in the tab, so no script from elsewhere may ever run.
 *
 * @param development Next's tools evaluate code and write styles into the page
 */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  const dev = (source: string) => (development ? [source] : [])
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...dev("'unsafe-eval'")],
    'style-src': ["'self'", ...dev("'unsafe-inline'")],
    'img-src': ["'self'"],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    // Forms are sent by script; without it a password would end up in the address.
    'form-action': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}
