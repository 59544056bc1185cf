import { notFound } from 'next/navigation.js'
import { Portal } from '../../../../portal/Portal.js'
import { routeOf } from '../../../../portal/routes.js'

/** Each answer carries its own nonce, see `src/proxy.ts`; nothing of it may be kept. */
export const dynamic = 'force-dynamic'

type Args = { params: Promise<{ path?: string[] }> }

const Page = async ({ params }: Args) => {
  const { path = [] } = await params
  if (routeOf(path) === null) notFound()
  return <Portal />
}

export default Page
