/** How long and how much is measured; with `--trial` just enough to see that every figure can be measured. */

export const isTrial = process.env.BENCH_TRIAL === '1';

/** Seconds of one run. */
export const secondsOf = (seconds) => (isTrial ? Math.min(1, seconds) : seconds);

/** Visitors, changes, projects and the like. */
export const amountOf = (amount, least = 1) => (isTrial ? Math.max(least, Math.ceil(amount / 100)) : amount);
