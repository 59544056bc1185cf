import { withPayload } from '@payloadcms/next/withPayload'

export default withPayload({ experimental: { cpus: 2 } }, { devBundleServerPackages: false })
