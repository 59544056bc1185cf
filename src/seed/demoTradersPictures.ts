import sharp from 'sharp'
import { lettersPath } from './demoTradersLetters.js'

type Person = { readonly name: string; readonly country: string }

const ink = '#22303c'

const line = (text: string, [x, y, dot]: readonly [number, number, number]): string =>
  `<path fill="${ink}" d="${lettersPath(text, { x, y, dot })}"/>`

const block = (x: number, y: number, width: number): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="9" fill="#9aa7b1"/>`

/** A colour of the person's own, from the letters of the name. */
const hueOf = (name: string): number =>
  [...name].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0) * 7, 0) % 360

function card({ name, country }: Person): string {
  const hue = hueOf(name)
  const [first = '', ...rest] = name.split(' ')
  const reading = `ID<${country}<${rest.join('<')}<<${first}<<<<<<<<`.slice(0, 30)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="630">
    <rect width="1000" height="630" rx="36" fill="hsl(${hue} 35% 88%)"/>
    <rect width="1000" height="96" rx="36" fill="hsl(${hue} 40% 45%)"/>
    ${line(`SPECIMEN  ${country}`, [48, 30, 5])}
    <rect x="48" y="140" width="240" height="310" fill="#f4f6f8"/>
    <circle cx="168" cy="255" r="70" fill="hsl(${hue} 30% 55%)"/>
    <path d="M68 450c0-90 45-125 100-125s100 35 100 125z" fill="hsl(${hue} 30% 45%)"/>
    ${line(rest.join(' '), [330, 160, 6])}${line(first, [330, 230, 6])}
    ${block(330, 320, 300)}${block(330, 350, 220)}${block(330, 380, 260)}
    ${line('NOT A REAL DOCUMENT', [330, 420, 4])}
    <rect y="510" width="1000" height="120" fill="#ffffff" fill-opacity="0.7"/>
    ${line(reading, [48, 545, 5])}
  </svg>`
}

function letter({ name, country }: Person): string {
  const rows = Array.from({ length: 16 }, (_, row) =>
    block(90, 430 + row * 36, 480 + ((row * 97) % 220)),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="850" height="1100">
    <rect width="850" height="1100" fill="#ffffff"/>
    <rect x="90" y="80" width="120" height="60" fill="hsl(${hueOf(name)} 40% 55%)"/>
    ${line('STATEMENT', [240, 95, 5])}${line(name, [90, 220, 5])}
    ${line(`1 SAMPLE STREET  ${country}`, [90, 280, 4])}${line('NOT A REAL DOCUMENT', [90, 340, 4])}
    ${rows.join('')}
  </svg>`
}

/** A picture that stands for a document of the person, as PNG; it says that it is not real. */
export function documentPicture(person: Person, kind: string): Promise<Buffer> {
  const drawn = ['address', 'tax', 'company'].includes(kind) ? letter(person) : card(person)
  return sharp(Buffer.from(drawn)).png().toBuffer()
}
