/** Five columns of seven dots a sign, two hexadecimal digits a column, the lowest bit on top. */
const columns =
  'A7E1111117E B7F49494936 C3E41414122 D7F4141221C E7F49494941 F7F09090901 G3E4149497A H7F0808087F ' +
  'I00417F4100 J2040413F01 K7F08142241 L7F40404040 M7F020C027F N7F0408107F O3E4141413E P7F09090906 ' +
  'Q3E4151215E R7F09192946 S4649494931 T01017F0101 U3F4040403F V1F2040201F W3F4038403F X6314081463 ' +
  'Y0708700807 Z6151494543 03E5149453E 100427F4000 24261514946 32141454B31 41814127F10 52745454539 ' +
  '63C4A494930 70171090503 83649494936 9064949291E -0808080808 .0060600000 <0814224100'

const glyphs = new Map(
  columns
    .split(' ')
    .map((text) => [
      text.charAt(0),
      (text.slice(1).match(/../g) ?? []).map((hex) => Number.parseInt(hex, 16)),
    ]),
)

type Place = { readonly x: number; readonly y: number; readonly dot: number }

/**
 * Writes a line as an SVG path of dots, so that a picture looks the same on machines without fonts.
 * Accents are dropped and unknown signs left blank.
 */
export function lettersPath(line: string, { x, y, dot }: Place): string {
  const plain = line.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
  return [...plain]
    .flatMap((sign, index) =>
      (glyphs.get(sign) ?? []).flatMap((bits, column) =>
        Array.from({ length: 7 }, (_, row) =>
          (bits >> row) & 1
            ? `M${x + (index * 6 + column) * dot} ${y + row * dot}h${dot}v${dot}h-${dot}z`
            : '',
        ),
      ),
    )
    .join('')
}
