import type { CollectionConfig, Config, Endpoint, TaskConfig } from 'payload'

const users: CollectionConfig = {
  slug: 'users',
  auth: true,
  fields: [{ name: 'job', type: 'text', required: true, saveToJWT: true }],
}

/** Without access of its own: Payload lets every signed-in user in, also a trader. */
const articles: CollectionConfig = {
  slug: 'articles',
  fields: [{ name: 'title', type: 'text', required: true }],
  hooks: {
    beforeChange: [({ data }) => ({ ...data, title: `${data.title} (seen by the host's hook)` })],
  },
}

const write: TaskConfig<'writeArticle'> = {
  slug: 'writeArticle',
  inputSchema: [],
  handler: async ({ req }) => {
    await req.payload.create({ collection: 'articles', data: { title: 'by a job' } })
    return { output: {} }
  },
}

const work: Endpoint = {
  path: '/host/work',
  method: 'get',
  handler: async ({ payload }) => {
    await payload.jobs.queue({ task: 'writeArticle', input: {}, queue: 'host' })
    await payload.jobs.run({ queue: 'host' })
    return Response.json({ done: true })
  },
}

/** What an app has before the plugin comes; all of it must still work afterwards. */
export const hostParts: Pick<
  Config,
  'admin' | 'collections' | 'endpoints' | 'globals' | 'jobs' | 'onInit'
> = {
  admin: { components: { beforeDashboard: ['/src/components/HostBanner#HostBanner'] } },
  collections: [users, articles],
  globals: [{ slug: 'site', fields: [{ name: 'headline', type: 'text' }] }],
  endpoints: [work],
  jobs: { tasks: [write] },
  onInit: async (payload) => {
    const { totalDocs } = await payload.count({ collection: 'articles' })
    if (totalDocs > 0) return
    await payload.create({ collection: 'articles', data: { title: 'by onInit' } })
  },
}
