import type { CollectionAdminOptions, EditConfig } from 'payload'

type Tab = { readonly key: string; readonly label: string; readonly component: string }

/** A server component of the package, as Payload's import map names it. */
export const serverComponent = (name: string): string => `payload-plugin-prop-firm/rsc#${name}`

/** Tabs of our own beside Payload's Edit, in this order and in front of it. */
export const documentTabs = (tabs: readonly Tab[]): { readonly edit: EditConfig } => ({
  edit: Object.fromEntries(
    tabs.map(({ key, label, component }, order) => [
      key,
      {
        Component: serverComponent(component),
        path: `/${key}` as const,
        tab: { label, href: `/${key}` as const, order },
      },
    ]),
  ),
})

/** Clicks in lists open this tab instead of the form. */
export const opensTab =
  (key: string): NonNullable<CollectionAdminOptions['formatDocURL']> =>
  ({ defaultURL, viewType }) =>
    viewType === 'list' ? `${defaultURL}/${key}` : defaultURL
