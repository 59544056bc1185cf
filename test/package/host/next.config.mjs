import { withPayload } from '@payloadcms/next/withPayload'

/** It is built once: what a second build would find in a cache is not written. */
const nextConfig = { experimental: { cpus: 2, turbopackFileSystemCacheForBuild: false } }

export default withPayload(nextConfig, { devBundleServerPackages: false })
