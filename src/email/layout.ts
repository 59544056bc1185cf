import { escapeHtml, escapeLines } from './escape.js'
import { safeLink } from './safeLink.js'
import type { Firm } from './template.js'
import { styles, styleSheet } from './theme.js'

export type Page = {
  readonly subject: string
  /** What in-boxes show after the subject. */
  readonly preheader: string
  readonly language: string
  readonly content: string
  readonly firm: Firm
  /** Why the recipient gets it; null for none. */
  readonly reason: string | null
  readonly unsubscribe: { readonly href: string; readonly label: string } | null
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur'])
const table = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"'

/**
 * The whole HTML document: one table, 600 px wide and narrower on small screens, brand on top,
 * address at the bottom. Everything but `content`, which is HTML already, is escaped here.
 */
export function layout(page: Page): string {
  const language = page.language.split('-')[0] ?? 'en'
  return `<!doctype html>
<html lang="${escapeHtml(page.language)}" dir="${rightToLeft.has(language) ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escapeHtml(page.subject)}</title>
<style>
${styleSheet}
</style>
</head>
<body class="page" style="margin:0;padding:0;${styles.page}">
${preheader(page.preheader)}
<table ${table} class="page" style="${styles.page}"><tr><td align="center" style="padding:24px 12px;">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table ${table} style="max-width:600px;text-align:start;">
<tr><td class="pad text" style="padding:8px 32px 16px;${styles.brand}">${brand(page.firm)}</td></tr>
<tr><td class="card pad" style="padding:32px 32px 16px;border-radius:4px;${styles.card}">
${page.content}
</td></tr>
<tr><td class="pad muted" style="padding:24px 32px;${styles.footer}">${footer(page)}</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`
}

/** Followed by blanks, so that in-boxes don't fill the line with what comes next. */
function preheader(text: string): string {
  const hidden = 'display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;'
  return `<div style="${hidden}">${escapeHtml(text)}${'&#847;&zwnj;&nbsp;'.repeat(40)}</div>`
}

function brand(firm: Firm): string {
  const logo = firm.logoUrl === null ? null : safeLink(firm.logoUrl, firm.url)
  const name = escapeHtml(firm.name)
  if (!logo?.ok) return name
  return `<img src="${escapeHtml(logo.href)}" alt="${name}" height="32" style="display:block;height:32px;border:0;" />`
}

/** Legal entity and address in one; a firm that has not entered its address yet gets no comma. */
export const imprint = ({ legalName, address }: Firm): string =>
  [legalName, address].filter((part) => part.trim() !== '').join(', ')

function footer({ firm, reason, unsubscribe }: Page): string {
  const lines = [
    ...(reason === null ? [] : [escapeHtml(reason)]),
    escapeLines(imprint(firm)),
    escapeHtml(firm.supportEmail),
  ]
  if (unsubscribe) {
    const { href, label } = unsubscribe
    lines.push(
      `<a class="link" href="${escapeHtml(href)}" style="${styles.link}">${escapeHtml(label)}</a>`,
    )
  }
  return lines.join('<br />')
}
