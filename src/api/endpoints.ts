import type { Endpoint } from 'payload'
import { checkoutOrders, manualOrder } from './checkout/orders.js'
import { checkoutWebhook } from './checkout/webhook.js'
import { appealReportEndpoint } from './operator/appeals.js'
import {
  compareExportEndpoint,
  comparePlatformEndpoint,
  connectionModeEndpoint,
  reconcileAccountEndpoint,
  reconcileEndpoint,
  testConnectionEndpoint,
} from './operator/connections.js'
import { emailPreviewEndpoint } from './operator/emailPreview.js'
import { healthEndpoint, metricsEndpoint } from './operator/health.js'
import { importBookEndpoint, importTemplateEndpoint } from './operator/importBook.js'
import { holdsEndpoint } from './operator/holds.js'
import {
  actionRowsEndpoint,
  declareEndpoint,
  incidentEndpoint,
  previewEndpoint,
  proposeEndpoint,
  releaseEndpoint,
  stopEndpoint,
} from './operator/incidents.js'
import { accountLiveEndpoint, liveEndpoint } from './operator/live.js'
import { dashboardEndpoint } from './operator/dashboard.js'
import { caseDocumentsEndpoint, documentPreviewEndpoint } from './operator/documents.js'
import { evidenceFileEndpoint, evidencePdfEndpoint, replayEndpoint } from './operator/evidence.js'
import { fireEndpoint, movesEndpoint } from './operator/moves.js'
import { notesEndpoint } from './operator/notes.js'
import { payoutReviewEndpoint } from './operator/payouts.js'
import {
  queueAssignEndpoint,
  queueDecideEndpoint,
  queueEndpoint,
  queueOthersEndpoint,
  queueSnoozeEndpoint,
} from './operator/queue.js'
import { queuePreviewEndpoint } from './operator/queuePreview.js'
import { catalogueEndpoint, checkDraftEndpoint, publishEndpoint } from './operator/programs.js'
import { challengeOffersEndpoint, giveOfferEndpoint } from './operator/offers.js'
import { offerVersionEndpoint } from './operator/versions.js'
import { searchEndpoint } from './operator/search.js'
import {
  closeAccount,
  credentials,
  listAccounts,
  readAccount,
  readRuling,
} from './trader/accounts.js'
import { accept, listAgreements } from './trader/agreements.js'
import { evidenceFile, evidencePdf } from './trader/evidence.js'
import { appealRuling, withdraw } from './trader/appeals.js'
import { readKyc, submitKyc, uploadDocument } from './trader/kyc.js'
import { addMethod, cancelPayout, listPayouts, quote, request } from './trader/payouts.js'
import { cancelOfferEndpoint, listOffers, takeOfferEndpoint } from './trader/offers.js'
import {
  acceptVersion,
  declineVersion,
  listOffers as listVersionOffers,
} from './trader/versions.js'
import { forgotPassword, resetPassword, signIn, signOut } from './trader/session.js'

/** Every endpoint of the plugin, below the API route of the host. */
export const endpoints: Endpoint[] = [
  dashboardEndpoint,
  searchEndpoint,
  emailPreviewEndpoint,
  movesEndpoint,
  fireEndpoint,
  notesEndpoint,
  holdsEndpoint,
  catalogueEndpoint,
  checkDraftEndpoint,
  publishEndpoint,
  offerVersionEndpoint,
  challengeOffersEndpoint,
  giveOfferEndpoint,
  connectionModeEndpoint,
  reconcileEndpoint,
  healthEndpoint,
  metricsEndpoint,
  importBookEndpoint,
  importTemplateEndpoint,
  testConnectionEndpoint,
  comparePlatformEndpoint,
  compareExportEndpoint,
  reconcileAccountEndpoint,
  caseDocumentsEndpoint,
  documentPreviewEndpoint,
  payoutReviewEndpoint,
  evidenceFileEndpoint,
  evidencePdfEndpoint,
  replayEndpoint,
  appealReportEndpoint,
  declareEndpoint,
  incidentEndpoint,
  actionRowsEndpoint,
  previewEndpoint,
  proposeEndpoint,
  releaseEndpoint,
  stopEndpoint,
  queueEndpoint,
  queueOthersEndpoint,
  queuePreviewEndpoint,
  queueAssignEndpoint,
  queueSnoozeEndpoint,
  queueDecideEndpoint,
  liveEndpoint,
  accountLiveEndpoint,
  manualOrder,
  checkoutOrders,
  checkoutWebhook,
  signIn,
  signOut,
  forgotPassword,
  resetPassword,
  listAccounts,
  readAccount,
  credentials,
  closeAccount,
  readRuling,
  evidenceFile,
  evidencePdf,
  appealRuling,
  withdraw,
  readKyc,
  uploadDocument,
  submitKyc,
  quote,
  request,
  listPayouts,
  cancelPayout,
  addMethod,
  listOffers,
  takeOfferEndpoint,
  cancelOfferEndpoint,
  listAgreements,
  accept,
  listVersionOffers,
  acceptVersion,
  declineVersion,
]
