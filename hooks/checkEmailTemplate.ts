import type { CollectionBeforeValidateHook } from 'payload'
import { checkTemplate } from '../src/email/checkTemplate.js'
import { issueText } from '../src/email/issues.js'
import { firmOf } from '../src/firm.js'
import { refusal } from './refusal.js'

/** A template that could not be sent, or lacks a fact that its message must carry, is not saved. */
export const checkEmailTemplate: CollectionBeforeValidateHook = ({ data, originalDoc, req }) => {
  const template = { ...originalDoc, ...data }
  const event = firmOf(req.payload).events.find(String(template.event))
  if (!event || template.body === undefined) return data
  const issues = checkTemplate(
    { subject: String(template.subject ?? ''), body: template.body },
    event,
  )
  if (issues.length > 0) throw refusal(issues.map(issueText).join('; '), 400)
  return data
}
