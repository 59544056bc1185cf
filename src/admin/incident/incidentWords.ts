/** What may be proposed, as its button says it. */
export const kindWords: Readonly<Record<string, string>> = {
  freeze: 'Freeze accounts',
  lift: 'Lift the freeze',
  pause: 'Pause, clocks stand',
  resume: 'Resume, clocks shifted',
  dismiss: 'Dismiss suspicions',
  reinstate: 'Overturn and reinstate',
}
