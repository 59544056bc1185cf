import type { CollectionKey } from '../../collectionKeys.js'
import type { ListFilter } from '../shell/useAddresses.js'

type QueueWords = {
  readonly label: string
  readonly list: CollectionKey
  readonly filter: ListFilter
}

/** What waits, in words, and the list that it counts. */
export const queueWords: Readonly<Record<string, QueueWords>> = {
  payouts: {
    label: 'Payouts to decide',
    list: 'payouts',
    filter: { status: ['requested', 'inReview'] },
  },
  kycCases: {
    label: 'KYC cases',
    list: 'kycCases',
    filter: { status: ['submitted', 'inReview'] },
  },
  suspectedBreaches: {
    label: 'Suspected breaches',
    list: 'violations',
    filter: { status: ['suspected'] },
  },
  payoutsToSend: { label: 'Payouts to send', list: 'payouts', filter: { status: ['approved'] } },
  payoutTroubles: {
    label: 'Payouts in trouble',
    list: 'payouts',
    filter: { status: ['unknown', 'failed', 'returned'] },
  },
  orders: {
    label: 'Orders to clear',
    list: 'orders',
    filter: { status: ['mismatch', 'disputed'] },
  },
  provisioning: {
    label: 'Accounts not opened',
    list: 'accounts',
    filter: { status: ['provisioningFailed'] },
  },
  platformCommands: {
    label: 'Platform commands',
    list: 'platformCommands',
    filter: { status: ['failed', 'unknown'] },
  },
  messages: { label: 'Messages not sent', list: 'emailMessages', filter: { status: ['failed'] } },
  actRequests: { label: 'Platforms to switch on', list: 'platformConnections', filter: {} },
}
