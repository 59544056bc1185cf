/** Why a verdict is only suspected, in words for the person who decides about it. */
export const doubtWords: Readonly<Record<string, string>> = {
  equityMissing: 'The platform sent no equity.',
  equityZero: 'The platform reported an equity of zero.',
  equityJump: 'Equity moved by a large share without a deal.',
  staleObservation: 'The figure was old when it came.',
  gapWithoutCatchUp: 'A gap before it could not be filled from the platform’s history.',
  anchorEstimated: 'The anchor of the day is estimated: nothing was seen close to the reset.',
  balanceOperationPending: 'A balance operation was under way and its ticket not yet seen.',
  equityComputed: 'We computed the equity; the platform’s own figure did not come in time.',
  massEnding: 'Many accounts of the platform ended within seconds.',
  rulingsHeld: 'Rulings were held when it was made.',
  equityFromBars: 'Nobody saw the figure: it is the lowest that deals and minute bars allow.',
}
