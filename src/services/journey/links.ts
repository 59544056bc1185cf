import type { Work } from '../work.js'

/** Addresses in messages: the trader's portal and the records of the back office. */
export function links(work: Pick<Work, 'firm'>) {
  const portal = work.firm.portalUrl.replace(/\/$/, '')
  const admin = work.firm.serverUrl.replace(/\/$/, '')
  return {
    portal: (path: string) => `${portal}/${path}`,
    admin: (slug: string, id: string) => `${admin}/admin/collections/${slug}/${id}`,
  }
}
