import { roles, type Role } from '../domain/roles.js'

export type BuiltInRoute = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below the API route of the host. */
  readonly path: string
  readonly what: string
  readonly allowed: readonly Role[]
}

const nobody: readonly Role[] = []
const traders = 'of the traders; they use the trader API'

/**
 * Routes that Payload brings along, and which operators may use them. Traders and visitors may use
 * none; the paths are those of the default slugs.
 */
export const builtInRoutes: readonly BuiltInRoute[] = [
  { method: 'GET', path: '/globals/firm', what: "the firm's settings", allowed: roles },
  {
    method: 'POST',
    path: '/globals/firm',
    what: "changing the firm's settings",
    allowed: ['admin', 'manager'],
  },
  { method: 'GET', path: '/payload-jobs', what: 'the job queue', allowed: roles },
  { method: 'POST', path: '/payload-jobs', what: 'a job of one’s own', allowed: nobody },
  { method: 'GET', path: '/payload-jobs/run', what: 'running jobs', allowed: nobody },
  {
    method: 'GET',
    path: '/payload-jobs/handle-schedules',
    what: 'queueing scheduled jobs',
    allowed: nobody,
  },
  { method: 'GET', path: '/payload-preferences/nav', what: 'own preferences', allowed: roles },
  {
    method: 'POST',
    path: '/payload-preferences/nav',
    what: 'own preferences',
    allowed: roles,
  },
  {
    method: 'GET',
    path: '/payload-locked-documents',
    what: 'who edits what',
    allowed: roles,
  },
  {
    method: 'POST',
    path: '/payload-locked-documents',
    what: 'locking a record',
    allowed: roles,
  },
  { method: 'GET', path: '/payload-query-presets', what: 'saved filters', allowed: roles },
  { method: 'POST', path: '/payload-query-presets', what: 'saving a filter', allowed: roles },
  { method: 'GET', path: '/payload-kv', what: 'the key-value store', allowed: nobody },
  { method: 'POST', path: '/traders/login', what: `sign-in ${traders}`, allowed: nobody },
  { method: 'POST', path: '/traders/refresh-token', what: `sign-in ${traders}`, allowed: nobody },
  {
    method: 'POST',
    path: '/traders/forgot-password',
    what: `password ${traders}`,
    allowed: nobody,
  },
  {
    method: 'POST',
    path: '/traders/reset-password',
    what: `password ${traders}`,
    allowed: nobody,
  },
  {
    method: 'POST',
    path: '/traders/first-register',
    what: 'registering without an order',
    allowed: nobody,
  },
  {
    method: 'POST',
    path: '/traders/unlock',
    what: 'sign-in after too many tries, of a trader',
    allowed: ['admin', 'manager', 'support'],
  },
  {
    method: 'POST',
    path: '/operators/first-register',
    what: 'the first operator, made by `prop-firm create-operator`',
    allowed: nobody,
  },
  {
    method: 'POST',
    path: '/operators/unlock',
    what: 'sign-in after too many tries, of an operator',
    allowed: ['admin'],
  },
]
