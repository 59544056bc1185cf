import { withPayload } from '@payloadcms/next/withPayload'

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  // `npm run check` looks at every type; the first start should not wait for it a second time.
  typescript: { ignoreBuildErrors: true },
  experimental: { cpus: 2 },
}

export default withPayload(nextConfig, { devBundleServerPackages: false })
