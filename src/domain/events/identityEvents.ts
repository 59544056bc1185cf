import { z } from 'zod'
import { defineEvent } from './defineEvent.js'
import { time } from './variable.js'
import * as v from './vocabulary.js'

const sampleCase = 'K-8817'
const sampleLink = 'https://portal.fairlead.example/identity'

export const identityEvents = [
  defineEvent({
    name: 'kyc.requested',
    label: 'Identity check requested',
    when: 'A trader has to prove who they are before the next step.',
    audience: 'trader',
    variables: z.object({ caseReference: v.caseReference, kycLink: v.kycLink }),
    mandatory: ['kycLink'],
    sample: { caseReference: sampleCase, kycLink: sampleLink },
  }),
  defineEvent({
    name: 'kyc.submitted',
    label: 'Identity documents received',
    when: 'A trader handed in documents for an identity check.',
    audience: 'trader',
    variables: z.object({
      caseReference: v.caseReference,
      submittedAt: time('Submission time', 'When the documents arrived.'),
    }),
    sample: { caseReference: sampleCase, submittedAt: '2026-11-11T16:20:00.000Z' },
  }),
  defineEvent({
    name: 'kyc.approved',
    label: 'Identity approved',
    when: 'Compliance or the provider approved an identity check.',
    audience: 'trader',
    variables: z.object({ caseReference: v.caseReference, decidedAt: v.decidedAt }),
    sample: { caseReference: sampleCase, decidedAt: '2026-11-12T09:40:00.000Z' },
  }),
  defineEvent({
    name: 'kyc.needsMoreInfo',
    label: 'Identity check needs more',
    when: 'An identity check can’t be decided without another document or a better picture.',
    audience: 'trader',
    variables: z.object({
      caseReference: v.caseReference,
      reason: v.reason,
      kycLink: v.kycLink,
    }),
    mandatory: ['reason', 'kycLink'],
    sample: {
      caseReference: sampleCase,
      reason: 'The lower edge of the passport is cut off. Please take the picture again.',
      kycLink: sampleLink,
    },
  }),
  defineEvent({
    name: 'kyc.rejected',
    label: 'Identity rejected',
    when: 'Compliance rejected an identity check.',
    audience: 'trader',
    variables: z.object({
      caseReference: v.caseReference,
      reason: v.reason,
      decidedAt: v.decidedAt,
    }),
    mandatory: ['reason'],
    sample: {
      caseReference: sampleCase,
      reason: 'The name on the document is not the name of the account.',
      decidedAt: '2026-11-12T09:40:00.000Z',
    },
  }),
  defineEvent({
    name: 'agreement.requested',
    label: 'Agreement requested',
    when: 'A trader has to accept an agreement before the funded account opens.',
    audience: 'trader',
    variables: z.object({
      agreementName: v.agreementName,
      agreementVersion: v.agreementVersion,
      agreementLink: v.agreementLink,
    }),
    mandatory: ['agreementLink'],
    sample: {
      agreementName: 'Funded trader agreement',
      agreementVersion: '3',
      agreementLink: 'https://portal.fairlead.example/agreements/funded/3',
    },
  }),
  defineEvent({
    name: 'agreement.accepted',
    label: 'Agreement accepted',
    when: 'A trader accepted an agreement.',
    audience: 'trader',
    variables: z.object({
      agreementName: v.agreementName,
      agreementVersion: v.agreementVersion,
      agreementLink: v.agreementLink,
      acceptedAt: time('Acceptance time', 'When it was accepted.'),
    }),
    mandatory: ['agreementName', 'agreementVersion', 'acceptedAt'],
    sample: {
      agreementName: 'Funded trader agreement',
      agreementVersion: '3',
      agreementLink: 'https://portal.fairlead.example/agreements/funded/3',
      acceptedAt: '2026-09-15T14:10:00.000Z',
    },
  }),
] as const
