import {
  exactTime,
  figure,
  link,
  longText,
  money,
  percent,
  secretLink,
  text,
  time,
} from './variable.js'

/**
 * Variables that several events share. One name means one thing everywhere, so that marketing
 * learns it once and a template can be copied from one event to another.
 */
export const accountLogin = text('Account login', 'The login on the trading platform.')
export const accountReference = text('Account reference', 'Our short reference of the account.')
export const accountSize = money('Account size', 'Nominal size, what percentages are taken of.')
export const programName = text('Program name', 'The program as the trader bought it.')
export const phaseName = text('Phase', 'The phase of the program that the account is in.')
export const platformName = text('Platform', 'The trading platform, as traders know it.')
export const challengeReference = text('Challenge reference', 'Our short reference, as C-2041.')
export const orderReference = text('Order reference', 'Our short reference of the order.')
export const caseReference = text('Case reference', 'Our short reference of the identity check.')
export const rulingReference = text('Ruling reference', 'Our short reference, as V-20418.')
export const traderReference = text('Trader reference', 'Our short reference of the trader.')
export const credentialsLink = link(
  'Credentials link',
  'Where the signed-in trader sees the platform password, once.',
)
export const adminLink = link('Link for staff', 'The record in the back office.')

export const reason = longText('Reason', 'The reason, in words meant for the person written to.')

export const ruleName = text('Rule name', 'The rule as the program calls it.')
export const ruleInWords = longText('Rule in words', 'The rule as the trader agreed to it.')
export const limit = figure('Limit', 'What the rule allows: a floor in money, or a number of days.')
export const measured = figure('Measured figure', 'What was measured at that moment.')
export const difference = figure('Difference', 'How far the figure lies beyond the limit.')
export const breachedAt = exactTime('Breach time', 'When the platform reported the figure.')

export const profit = money('Profit', 'Profit of the account in that phase.')
export const kycLink = link('Identity check link', 'Where the trader uploads documents.')
export const decidedAt = time('Decision time', 'When the decision was made.')
export const agreementName = text('Agreement', 'The name of the agreement.')
export const agreementVersion = text('Agreement version', 'The version, as 3.')
export const agreementLink = link('Agreement link', 'Where the agreement can be read.')

export const payoutReference = text('Payout reference', 'Our short reference, as P-3391.')
export const payoutLink = link('Payout link', 'Where the trader follows the payout.')
export const grossProfit = money('Profit taken out', 'Profit withdrawn from the account, 100 %.')
export const profitSplit = percent('Profit split', 'The trader’s share of the profit.')
export const traderShare = money('Trader’s share', 'The part of the profit that is paid out.')
export const firmShare = money('Firm’s share', 'The part of the profit that stays with the firm.')
export const methodMasked = text('Payout method', 'Where it is paid to, masked to the last digits.')

export const verifyLink = secretLink('Confirmation link', 'Confirms the e-mail address.')
export const resetLink = secretLink('Password link', 'Sets a new password.')
export const inviteLink = secretLink('Invitation link', 'Sets the first password.')
export const linkExpiresAt = time('Link valid until', 'After this time a new link is needed.')
