/** Parts of the time since the first exposure: from `from` to `to` days of 24 hours, the latter not included. */
export const exposurePeriods = [
  ...[
    { from: 0, to: 1 },
    { from: 1, to: 2 },
    { from: 2, to: 3 },
  ],
  ...[
    { from: 3, to: 7 },
    { from: 7, to: 14 },
    { from: 14, to: 28 },
  ],
] as const;

/** How many of them, from the first on, are early; what comes after them is late. */
export const earlyPeriods = 3;
