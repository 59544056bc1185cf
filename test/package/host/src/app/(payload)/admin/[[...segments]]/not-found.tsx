import config from '@payload-config'
import { generatePageMetadata, NotFoundPage } from '@payloadcms/next/views'
import { importMap } from '../importMap.js'

type Args = {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<{ [key: string]: string | string[] }>
}

export const generateMetadata = (args: Args) => generatePageMetadata({ config, ...args })

export default function NotFound(args: Args) {
  return NotFoundPage({ config, importMap, ...args })
}
