/** Colours of a message. Clients that know dark mode replace them through the classes. */
const light = {
  page: '#f3f4f6',
  card: '#ffffff',
  text: '#1f2933',
  muted: '#5b6672',
  line: '#dfe3e8',
  link: '#1d5fa8',
  note: '#eef2f7',
  warning: '#fdf1e3',
} as const

const dark: Record<keyof typeof light, string> = {
  page: '#14171a',
  card: '#1e2226',
  text: '#e7eaed',
  muted: '#a6b0ba',
  line: '#3a4149',
  link: '#8fbcf0',
  note: '#283039',
  warning: '#3d3022',
}

const defaultBrand = '#1f2933'
const fonts = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const font = `font-family:${fonts};`
const wrap = 'overflow-wrap:anywhere;word-break:break-word;'
const body = `${font}font-size:16px;line-height:24px;color:${light.text};${wrap}`

/** Inline styles by role; mail programs ignore most of a style sheet. */
export const styles = {
  page: `background-color:${light.page};`,
  card: `background-color:${light.card};`,
  h1: `${font}margin:0 0 16px;font-size:24px;line-height:32px;font-weight:600;color:${light.text};`,
  h2: `${font}margin:24px 0 8px;font-size:18px;line-height:26px;font-weight:600;color:${light.text};`,
  h3: `${font}margin:20px 0 8px;font-size:16px;line-height:24px;font-weight:600;color:${light.text};`,
  paragraph: `${body}margin:0 0 16px;`,
  list: `${body}margin:0 0 16px;padding:0 0 0 24px;`,
  item: 'margin:0 0 8px;',
  link: `color:${light.link};text-decoration:underline;${wrap}`,
  rule: `border:0;border-top:1px solid ${light.line};margin:24px 0;`,
  quote: `${body}margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid ${light.line};`,
  figures: `${font}margin:0 0 24px;border-top:1px solid ${light.line};`,
  label: `${font}padding:10px 16px 10px 0;font-size:14px;line-height:20px;color:${light.muted};border-bottom:1px solid ${light.line};`,
  figure: `${font}padding:10px 0;font-size:15px;line-height:20px;color:${light.text};border-bottom:1px solid ${light.line};font-variant-numeric:tabular-nums;${wrap}`,
  note: `background-color:${light.note};padding:16px 20px 0;border-radius:4px;`,
  warning: `background-color:${light.warning};padding:16px 20px 0;border-radius:4px;`,
  brand: `${font}font-size:16px;line-height:24px;font-weight:600;color:${light.text};`,
  footer: `${font}font-size:13px;line-height:20px;color:${light.muted};`,
} as const

/** Rules for dark mode and narrow screens; `[data-ogsc]` is how Outlook's dark mode marks text. */
export const styleSheet = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  'body{margin:0;padding:0;-webkit-text-size-adjust:100%;text-size-adjust:100%}',
  `@media (prefers-color-scheme:dark){${darkRules('')}}`,
  darkRules('[data-ogsc] '),
  '@media (max-width:480px){.pad{padding-left:20px!important;padding-right:20px!important}' +
    '.stack{display:block!important;width:auto!important;text-align:left!important}' +
    '.stack.label{padding-bottom:0!important;border-bottom:0!important}' +
    '.stack.figure{padding-top:2px!important}}',
].join('\n')

function darkRules(prefix: string): string {
  return [
    `.page{background-color:${dark.page}!important}`,
    `.card{background-color:${dark.card}!important}`,
    `.text{color:${dark.text}!important;border-color:${dark.line}!important}`,
    `.muted{color:${dark.muted}!important;border-color:${dark.line}!important}`,
    `.line{border-color:${dark.line}!important}`,
    `.link{color:${dark.link}!important}`,
    `.note{background-color:${dark.note}!important}`,
    `.warning{background-color:${dark.warning}!important}`,
    `.button{background-color:${dark.text}!important}`,
    `.button a{color:${dark.page}!important}`,
  ]
    .map((rule) => prefix + rule)
    .join('')
}

/** Background and text of buttons; the text is black or white, whichever can be read better. */
export function buttonColors(brandColor: string | null): { background: string; text: string } {
  const valid = brandColor !== null && /^#[0-9a-f]{6}$/i.test(brandColor)
  const background = valid ? brandColor : defaultBrand
  return { background, text: luminance(background) > 0.18 ? '#000000' : '#ffffff' }
}

/** Relative luminance as WCAG 2 defines it, 0 to 1. At 0.18 black and white contrast the same. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
