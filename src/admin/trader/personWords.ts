const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' })
const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' })

/** `NG` → `Nigeria`. */
export const countryText = (code: string | null): string =>
  code && /^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : ''

/** `en` → `English`. */
export const languageText = (code: string | null): string =>
  code && /^[a-z]{2}$/.test(code) ? (languages.of(code) ?? code) : 'No language'

/** `Africa/Lagos` → `Lagos`; zones without a place stay as they are. */
export const placeText = (zone: string): string =>
  zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone

/** `Adaeze Okafor` → `AO`. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return ends.map((word) => (word ?? '').charAt(0).toUpperCase()).join('')
}
