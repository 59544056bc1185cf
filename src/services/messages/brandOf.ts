import type { Firm as Brand } from '../../email/template.js'
import type { Firm } from '../../firm.js'
import type { FirmSettings } from '../firmSettings.js'

/** What messages say about the firm, from its settings; what was never saved is left out or named plainly. */
export const brandOf = (firm: Firm, settings: FirmSettings): Brand => ({
  name: settings.name,
  legalName: settings.legal_name ?? settings.name,
  address: settings.address ?? '',
  supportEmail: settings.support_email ?? firm.options.mailFrom,
  url: firm.portalUrl,
  logoUrl: settings.logo_url ?? null,
  brandColor: settings.brand_color ?? null,
})
