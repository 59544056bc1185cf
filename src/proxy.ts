import { NextResponse, type NextRequest } from 'next/server.js'
import { contentSecurityPolicy } from './portal/contentSecurityPolicy.js'

/** Next puts the nonce of the request's policy on the scripts that it writes into the page. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

export const config = { matcher: ['/portal', '/portal/:path*'] }
