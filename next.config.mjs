import { withPayload } from '@payloadcms/next/withPayload'

/** Of the traders' portal; its content security policy carries a nonce and comes from src/proxy.ts. */
const portalHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=()' },
]

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  // `npm run check` looks at every type; the first start should not wait for it a second time.
  typescript: { ignoreBuildErrors: true },
  // A firm builds once per version: a cache for the next build costs a quarter of this one.
  experimental: { cpus: 2, turbopackFileSystemCacheForBuild: false },
  headers: async () => [{ source: '/portal/:path*', headers: portalHeaders }],
}

export default withPayload(nextConfig, { devBundleServerPackages: false })
