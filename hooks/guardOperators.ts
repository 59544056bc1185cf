import type { CollectionBeforeChangeHook } from 'payload'
import { transactionOf } from '../src/database/transactions.js'
import { refusal } from './refusal.js'

/**
 * The last active admin cannot lose the role, run out or be deactivated, and whoever is deactivated or gets
 * other roles is signed out at once.
 */
export const guardOperators: CollectionBeforeChangeHook = async ({
  data,
  originalDoc,
  operation,
  req,
  collection,
}) => {
  if (operation !== 'update' || !originalDoc) return data
  const after = { ...originalDoc, ...data }
  if (isAdmin(originalDoc) && !isAdmin(after)) {
    // Two admins who remove each other wait for one another here.
    const tx = await transactionOf(req)
    await tx.query(`select pg_advisory_xact_lock(hashtext('prop_firm.lastAdmin'))`)
    const others = await req.payload.find({
      collection: collection.slug,
      where: { id: { not_equals: originalDoc.id } },
      pagination: false,
      depth: 0,
      req,
    })
    if (!others.docs.some(isAdmin)) {
      throw refusal('roles: the last active admin cannot be removed.', 409)
    }
  }
  const rightsChanged =
    JSON.stringify(originalDoc.roles) !== JSON.stringify(after.roles) ||
    Boolean(after.deactivatedAt) !== Boolean(originalDoc.deactivatedAt)
  if (rightsChanged) data.sessions = []
  return data
}

function isAdmin({ roles, deactivatedAt, accessUntil }: Record<string, unknown>): boolean {
  if (!Array.isArray(roles) || !roles.includes('admin') || deactivatedAt) return false
  return !accessUntil || new Date(String(accessUntil)).getTime() > Date.now()
}
