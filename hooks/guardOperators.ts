import { APIError, type CollectionBeforeChangeHook } from 'payload'

/**
 * The last active admin cannot lose the role or be deactivated, and whoever is deactivated or gets
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
    const others = await req.payload.find({
      collection: collection.slug,
      where: { id: { not_equals: originalDoc.id } },
      pagination: false,
      depth: 0,
      req,
    })
    if (!others.docs.some(isAdmin)) {
      throw new APIError('roles: the last active admin cannot be removed.', 409)
    }
  }
  const rightsChanged =
    JSON.stringify(originalDoc.roles) !== JSON.stringify(after.roles) ||
    Boolean(after.deactivatedAt) !== Boolean(originalDoc.deactivatedAt)
  if (rightsChanged) data.sessions = []
  return data
}

const isAdmin = (operator: Record<string, unknown>): boolean =>
  Array.isArray(operator.roles) && operator.roles.includes('admin') && !operator.deactivatedAt
