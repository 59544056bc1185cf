import type { CollectionBeforeValidateHook } from 'payload'

export const checkEmailTemplate: CollectionBeforeValidateHook = ({ data }) => data
