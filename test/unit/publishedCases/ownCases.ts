/** Worked cases in the published form, one for each way to say something; amounts are made up. */
export const ownCases = [
  {
    id: 'split, then cap; the account is reset',
    rule: {
      type: 'payout_amount',
      params: {
        splitPct: 80,
        capPctOfInitial: 10,
        order: 'split_then_cap',
        minPctOfInitial: 1,
        resetBalanceTo: 'initial',
      },
    },
    initialBalance: 100000,
    timeline: [{ day: '2024-03-04', profit: 15000 }],
    expected: { payout: 10000, balanceAfter: 100000, beforeCap: 12000 },
  },
  {
    id: 'split, then cap; what is over is cancelled',
    rule: {
      type: 'payout_amount',
      params: { splitPct: 80, capPctOfInitial: 10, order: 'split_then_cap', excess: 'cancelled' },
    },
    initialBalance: 100000,
    timeline: [{ day: '2024-03-04', profit: 15000 }],
    expected: { payout: 10000, balanceAfter: 100000, beforeCap: 12000 },
  },
  {
    id: 'cap, then split',
    rule: {
      type: 'payout_amount',
      params: { splitPctByPayout: [80, 90], capPctOfInitial: 14, order: 'cap_then_split' },
    },
    initialBalance: 100000,
    timeline: [{ day: '2024-03-04', profit: 15000, payoutNumber: 1 }],
    expected: { payout: 11200, cappedPool: 14000 },
  },
  {
    id: 'a share of the excess over the buffer, by payout',
    rule: {
      type: 'payout_amount',
      params: {
        bufferBySize: { '50000': 1000 },
        pctOfExcessByPayout: [60, 70, 80, 90, 100],
        minExcess: 100,
      },
    },
    initialBalance: 50000,
    timeline: [{ day: '2024-03-04', profit: 1500, payoutNumber: 2 }],
    expected: { aboveBuffer: 500, payout: 350, eligible: true },
  },
  {
    id: 'a cent-sized excess is too little',
    rule: {
      type: 'payout_amount',
      params: { bufferBySize: { '50000': 1000 }, pctOfExcessByPayout: [60, 70], minExcess: 100 },
    },
    initialBalance: 50000,
    timeline: [{ day: '2024-03-04', profit: 1099, payoutNumber: 2 }],
    expected: { aboveBuffer: 99, payout: 0, eligible: false },
  },
  {
    id: 'a safety net of the drawdown and 100',
    rule: {
      type: 'payout_amount',
      params: { safetyNet: 'drawdown + 100', drawdown: 2500, appliesToPayouts: [1, 2, 3] },
    },
    initialBalance: 50000,
    timeline: [{ day: '2024-03-04', profit: 3300, payoutNumber: 1 }],
    expected: { safetyNetProfit: 2600, withdrawable: 700, minBalance: 52600, payout: 700 },
  },
  {
    id: 'a safety net for the first three payouts only',
    rule: {
      type: 'payout_amount',
      params: { safetyNet: 'drawdown + 100', drawdown: 2500, appliesToPayouts: [1, 2, 3] },
    },
    initialBalance: 50000,
    timeline: [{ day: '2024-03-04', profit: 3300, payoutNumber: 4 }],
    expected: { withdrawable: 3300 },
  },
  {
    id: 'a buffer that stays',
    rule: { type: 'payout_amount', params: { buffer: 2000, splitPct: 80 } },
    initialBalance: 50000,
    timeline: [{ day: '2024-03-04', balance: 53000 }],
    expected: { aboveBuffer: 1000, payout: 800, balanceAfter: 52000 },
  },
  {
    id: 'payouts open once a profit was reached',
    rule: {
      type: 'payout_amount',
      params: {
        unlockProfitPct: 5,
        unlockIsHighWater: true,
        splitPct: 80,
        maxPayout: 5000,
        minPayout: 100,
      },
    },
    initialBalance: 50000,
    timeline: [
      { day: '2024-03-04', balance: 52499 },
      { day: '2024-03-05', balance: 52500 },
      { day: '2024-03-06', balance: 51000 },
    ],
    expected: {
      unlocked: true,
      eligibleAt: [
        { i: 0, eligible: false },
        { i: 1, eligible: true },
        { i: 2, eligible: true },
      ],
      payoutAt: [
        { i: 0, payout: 0 },
        { i: 1, payout: 2000 },
        { i: 2, payout: 800 },
      ],
    },
  },
  {
    id: 'a bonus after so much was withdrawn',
    rule: {
      type: 'payout_amount',
      params: { challengeBonusPct: 15, ofChallengeTarget: 8000, unlockWithdrawnPctOfSize: 10 },
    },
    initialBalance: 100000,
    timeline: [
      { day: '2024-03-04', event: 'payout', amount: 4000 },
      { day: '2024-04-04', event: 'payout', amount: 6000 },
    ],
    expected: { withdrawnTotal: 10000, unlockAt: 10000, unlocked: true, bonus: 1200 },
  },
  {
    id: 'half of what is left after a breach',
    rule: {
      type: 'payout_amount',
      params: {
        afterDailyLossBreach: true,
        splitPct: 50,
        conditions: ['stop_loss', 'max_1pct'],
        claimWindowDays: 7,
      },
    },
    initialBalance: 100000,
    timeline: [
      { day: '2024-03-04', closedPnl: 5000 },
      { day: '2024-03-05', closedPnl: 3000 },
      { day: '2024-03-06', closedPnl: -5000 },
    ],
    expected: { balanceBeforeBreach: 108000, profit: 3000, payout: 1500, eligible: true },
  },
  {
    id: 'targets of the balance that the last payout left',
    rule: {
      type: 'payout_eligibility',
      params: {
        targetPctByPayout: [6, 5, 4],
        pctOf: { first: 'initial', next: 'balance_after_previous_payout' },
      },
    },
    initialBalance: 50000,
    timeline: [
      { day: '2024-03-04', event: 'payout', payoutNumber: 1, balance: 53000, amount: 1500 },
      { day: '2024-03-14', event: 'payout', payoutNumber: 2, balance: 54075, amount: 2000 },
    ],
    expected: { requiredBalances: [53000, 54075, 54158], balanceAfter: [51500, 52075] },
  },
  {
    id: 'targets without stated balances',
    rule: {
      type: 'payout_eligibility',
      params: {
        targetPctByPayout: [6, 5, 4],
        pctOf: { first: 'initial', next: 'balance_after_previous_payout' },
      },
    },
    initialBalance: 50000,
    timeline: [
      { day: '2024-03-04', event: 'payout', amount: 1500 },
      { day: '2024-03-14', event: 'payout', amount: 2000 },
    ],
    expected: { requiredBalances: [53000, 54075, 54158], balanceAfter: [51500, 52075] },
  },
  {
    id: 'waits from the first trade, by the clock',
    rule: {
      type: 'payout_eligibility',
      params: { firstPayoutDaysAfterFirstTrade: 14, nextDaysAfterFirstTradePostPayout: 3 },
    },
    initialBalance: 50000,
    timeline: [
      { t: '2024-03-04T15:00:00Z', event: 'trade' },
      { t: '2024-03-19T15:00:00Z', event: 'payout' },
      { t: '2024-03-21T15:00:00Z', event: 'trade' },
    ],
    expected: {
      firstEligibleFrom: '2024-03-18T15:00:00Z',
      nextEligibleFrom: '2024-03-24T15:00:00Z',
    },
  },
  {
    id: 'waits from the first trade, by days',
    rule: {
      type: 'payout_eligibility',
      params: { firstPayoutDaysAfterFirstTrade: 14, nextDaysAfterFirstTradePostPayout: 3 },
    },
    initialBalance: 50000,
    timeline: [
      { day: '2024-03-04', event: 'trade' },
      { day: '2024-03-19', event: 'payout', amount: 5 },
      { day: '2024-03-21', event: 'trade' },
    ],
    expected: { firstEligibleFrom: '2024-03-18', nextEligibleFrom: '2024-03-24' },
  },
  {
    id: 'nothing after a broken rule without winning days',
    rule: {
      type: 'payout_eligibility',
      params: {
        minWinningDays: 5,
        winningDayMin: 100,
        onRuleBreak: 'profits paid only if winning days met',
      },
    },
    initialBalance: 0,
    timeline: [
      { day: '2024-03-04', closedPnl: 400 },
      { day: '2024-03-05', closedPnl: 99 },
    ],
    expected: { winningDays: 1, eligible: false, afterRuleBreakPayout: 0 },
  },
  {
    id: 'growth by the original size up to a cap',
    rule: {
      type: 'scaling',
      params: {
        incrementPct: 25,
        of: 'original_initial',
        everyMonths: 4,
        cap: 700000,
        dailyLossPct: 5,
        maxLossPct: 10,
        splitBefore: 80,
        splitAfter: 90,
      },
    },
    initialBalance: 400000,
    timeline: [{ month: 0 }, { month: 4 }, { month: 8 }, { month: 12 }, { month: 16 }],
    expected: {
      balances: [400000, 500000, 600000, 700000, 700000],
      dailyLoss: [20000, 25000, 30000, 35000, 35000],
      maxLoss: [40000, 50000, 60000, 70000, 70000],
      split: [80, 90, 90, 90, 90],
    },
  },
  {
    id: 'buying power doubles at a quarter of net profit',
    rule: { type: 'scaling', params: { triggerNetPnlPctOfBuyingPower: 25, multiplier: 2 } },
    initialBalance: 20000,
    timeline: [{ netPnl: 4999 }, { netPnl: 5000 }, { netPnl: 9999 }, { netPnl: 10000 }],
    expected: { buyingPowerAfter: [20000, 40000, 40000, 80000] },
  },
  {
    id: 'the fee of the reset goes back, once',
    rule: {
      type: 'other',
      params: {
        rule: 'fee_refund',
        refundPct: 100,
        basis: 'last_paid_fee(purchase or reset)',
        when: 'first_payout',
      },
    },
    initialBalance: 6000,
    timeline: [
      { day: '2024-03-04', event: 'purchase', fee: 59 },
      { day: '2024-03-10', event: 'reset', fee: 49 },
      { day: '2024-03-33', event: 'payout' },
      { day: '2024-03-34', event: 'payout' },
    ],
    expected: { refund: 49 },
  },
  {
    id: 'winning days against losing days',
    rule: {
      type: 'other',
      params: {
        rule: 'positive_days_share',
        minPct: 60,
        of: 'negative_days',
        timezone: 'Europe/Prague',
      },
    },
    initialBalance: 6000,
    timeline: [
      { day: '2024-03-04', closedPnl: 1 },
      { day: '2024-03-05', closedPnl: -5 },
      { day: '2024-03-06', closedPnl: 5 },
      { day: '2024-03-07', closedPnl: -5 },
      { day: '2024-03-08', closedPnl: -5 },
      { day: '2024-03-09', closedPnl: 0 },
    ],
    expected: { positive: 2, negative: 3, ratioPct: 66.67, met: true },
  },
]
