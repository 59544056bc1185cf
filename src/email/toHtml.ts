import { convertLexicalToHTML, type HTMLConverters } from '@payloadcms/richtext-lexical/html'
import type { z } from 'zod'
import {
  buttonFields,
  calloutFields,
  figuresFields,
  mergeLinkFields,
  mergeVarFields,
  type Body,
} from './body.js'
import type { Conversion } from './conversion.js'
import { escapeHtml, escapeLines } from './escape.js'
import { safeLink } from './safeLink.js'
import { buttonColors, styles } from './theme.js'

export type HtmlContext = Conversion & { readonly brandColor: string | null }

/** The body as HTML with inline styles, everything escaped. */
export function toHtml(body: Body, context: HtmlContext): string {
  const { done } = context
  const converters: HTMLConverters = {
    ...textConverters(context),
    ...elementConverters(context),
    inlineBlocks: {
      mergeVar: ({ node }) => done(mergeVar(mergeVarFields.parse(node.fields), context)),
      mergeLink: ({ node }) => done(mergeLink(mergeLinkFields.parse(node.fields), context)),
    },
    blocks: {
      button: ({ node }) => done(button(buttonFields.parse(node.fields), context)),
      figures: ({ node }) => done(figures(figuresFields.parse(node.fields), context)),
      callout: ({ node }) => {
        const { tone, content } = calloutFields.parse(node.fields)
        return done(callout(tone, convert(content)))
      },
    },
  }
  const convert = (data: Body): string =>
    convertLexicalToHTML({ data, converters, disableContainer: true, disableIndent: true })
  return convert(body)
}

function textConverters({ done }: HtmlContext): HTMLConverters {
  return {
    text: ({ node }) => done(formatted(escapeHtml(node.text), node.format)),
    linebreak: () => done('<br />'),
    tab: () => done('&emsp;'),
    autolink: ({ node, nodesToHTML }) =>
      done(anchor(node.fields.url ?? '', nodesToHTML({ nodes: node.children }).join(''))),
    link: ({ node, nodesToHTML }) =>
      done(anchor(node.fields.url ?? '', nodesToHTML({ nodes: node.children }).join(''))),
  }
}

function elementConverters({ done }: HtmlContext): HTMLConverters {
  return {
    paragraph: ({ node, nodesToHTML, providedCSSString }) => {
      const inner = nodesToHTML({ nodes: node.children }).join('') || '<br />'
      return done(`<p class="text" style="${styles.paragraph}${providedCSSString}">${inner}</p>`)
    },
    heading: ({ node, nodesToHTML, providedCSSString }) => {
      const tag = node.tag === 'h1' || node.tag === 'h2' ? node.tag : 'h3'
      const inner = nodesToHTML({ nodes: node.children }).join('')
      return done(
        `<${tag} class="text" style="${styles[tag]}${providedCSSString}">${inner}</${tag}>`,
      )
    },
    quote: ({ node, nodesToHTML }) => {
      const inner = nodesToHTML({ nodes: node.children }).join('')
      return done(`<blockquote class="text" style="${styles.quote}">${inner}</blockquote>`)
    },
    list: ({ node, nodesToHTML }) => {
      const tag = node.listType === 'number' ? 'ol' : 'ul'
      const inner = nodesToHTML({ nodes: node.children }).join('')
      return done(`<${tag} class="text" style="${styles.list}">${inner}</${tag}>`)
    },
    listitem: ({ node, nodesToHTML }) =>
      done(`<li style="${styles.item}">${nodesToHTML({ nodes: node.children }).join('')}</li>`),
    horizontalrule: () => done(`<hr class="line" style="${styles.rule}" />`),
  }
}

function mergeVar({ name }: z.output<typeof mergeVarFields>, { value }: Conversion): string {
  const { text, href } = value(name)
  return href === null ? escapeLines(text) : anchorTo(href, escapeHtml(text))
}

function mergeLink(
  { name, label }: z.output<typeof mergeLinkFields>,
  { value }: Conversion,
): string {
  return anchorTo(value(name).href ?? '', escapeHtml(label))
}

const textMarks = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [16, 'code'],
] as const

/** Lexical keeps bold, italic and the like as bits. */
const formatted = (html: string, format: number): string =>
  textMarks.reduce(
    (inner, [bit, tag]) => (format & bit ? `<${tag}>${inner}</${tag}>` : inner),
    html,
  )

function anchor(url: string, inner: string): string {
  const link = safeLink(url, '')
  return anchorTo(link.ok ? link.href : '', inner)
}

/** An empty address means that a check before this was skipped: the words stay, the link goes. */
const anchorTo = (href: string, inner: string): string =>
  href === ''
    ? inner
    : `<a class="link" href="${escapeHtml(href)}" style="${styles.link}">${inner}</a>`

const callout = (tone: 'note' | 'warning', inner: string): string =>
  `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 24px;"><tr><td class="${tone}" style="${styles[tone]}">${inner}</td></tr></table>`

function button(
  { label: words, link }: z.output<typeof buttonFields>,
  { value, brandColor }: HtmlContext,
): string {
  const { href } = value(link)
  const { background, text } = buttonColors(brandColor)
  const style = `display:inline-block;padding:12px 24px;font-size:16px;line-height:24px;font-weight:600;color:${text};text-decoration:none;font-family:Helvetica,Arial,sans-serif;`
  const label = escapeHtml(words)
  const inner =
    href === null ? label : `<a href="${escapeHtml(href)}" style="${style}">${label}</a>`
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 24px;"><tr><td class="button" bgcolor="${background}" style="background-color:${background};border-radius:4px;">${inner}</td></tr></table>`
}

function figures(
  { rows: figureRows }: z.output<typeof figuresFields>,
  { value }: Conversion,
): string {
  const rows = figureRows.map(({ label, name, total }) => {
    const { text, href } = value(name)
    const words = href === null ? escapeLines(text) : anchorTo(href, escapeHtml(text))
    const weight = total ? 'font-weight:600;' : ''
    return `<tr><td class="muted stack label" style="${styles.label}${weight}">${escapeHtml(label)}</td><td class="text stack figure" align="right" style="${styles.figure}${weight}">${words}</td></tr>`
  })
  return `<table width="100%" cellpadding="0" cellspacing="0" border="0" class="line" style="${styles.figures}">${rows.join('')}</table>`
}
