import { count, percentText } from '../parts/texts.js'
import type { Offer } from './quoteShape.js'

export type CycleChoice = {
  readonly cycle: string | null
  readonly choose: (cycle: string) => void
}

type Props = { readonly offer: Pick<Offer, 'cycles'>; readonly choice: CycleChoice }

/** How often the trader wants to be paid, where that decides the share. */
export const CyclePicker = ({ offer: { cycles }, choice }: Props) =>
  cycles === null ? null : (
    <fieldset>
      <legend>How often do you want to be paid?</legend>
      {cycles.map(({ cycle, bps, days }) => (
        <label key={cycle}>
          <input
            type="radio"
            name="cycle"
            value={cycle}
            checked={choice.cycle === cycle}
            onChange={() => choice.choose(cycle)}
          />{' '}
          {cycle}: {percentText(bps)} of the profit, every {count(days, 'day')}
        </label>
      ))}
    </fieldset>
  )
