const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(' and ');

const overall = (metrics: readonly string[]): string => (metrics.length > 1 ? ' overall' : '');

interface WinnerFacts {
  name: string;
  control: string;
  /** Those on which it did better. */
  metrics: readonly string[];
  lift: string | null;
  range: readonly [string, string] | null;
  level: string;
  chance: number | null;
}

/** A paused experiment learns nothing. */
const goOn = (isPaused: boolean): string =>
  isPaused
    ? 'the experiment is paused and learns nothing new until it is resumed.'
    : 'keep the experiment running.';

/** Sentences on what results come to; none may claim more than its status says. */
export const conclusions = {
  noControl:
    'There is nothing to compare: it takes exactly one control and at least one other variation that is not retired.',
  notRandomized:
    'A personalisation is not compared: each variation has visitors of its own kind, so differences between them are no effects.',
  srm: 'Decide nothing from these numbers: visitors were not split as configured, and the cause has to be found first.',
  tooFew:
    'Too early to say anything: a comparison takes at least 100 visitors in each variation, and a rate five expected conversions.',
  beforePlan:
    'Nothing is decided before the plan is reached: read this way, the numbers are good for one look at the end.',
  oneWay: 'All visitors get the same variation, so there is nothing to compare it with.',
  keepRunning: (isPaused: boolean) => `Nothing is decided yet: ${goOn(isPaused)}`,
  guardrailsOpen: (names: readonly string[], isPaused: boolean) =>
    `${quoted(names)} did better, but the guardrails are not shown to be safe yet: ${goOn(isPaused)}`,
  bestOpen: (names: readonly string[], isPaused: boolean) =>
    `${quoted(names)} did better, but which variation is best is open: ${goOn(isPaused)}`,
  winner: ({ name, control, metrics, lift, range, level }: WinnerFacts) =>
    `“${name}” did better than “${control}” on ${quoted(metrics)}` +
    (lift ? `: ${lift} measured` : '') +
    (range ? `, with lifts from ${range[0]} to ${range[1]} compatible with the data (${level}).` : '.'),
  earlyWinner: ({ name, control, metrics, lift, level }: WinnerFacts, nearEnd: string | null) =>
    `“${name}” did better than “${control}” on ${quoted(metrics)}` +
    (nearEnd && lift ? `: at least ${nearEnd} (${level}), estimated ${lift}. ` : '. ') +
    'The experiment was read as soon as the difference showed, so the estimate is on average too large.',
  noPlan: 'No size was planned, so the fixed-horizon test would be good for one look only.',
  planChanged:
    'The plan was changed after the start, so the fixed-horizon test does not count; the sequential test shows no difference.',
  endedEarly:
    'The experiment ended before its plan, so the fixed-horizon test does not count; the sequential test shows no difference.',
  oneLookOnly: 'That holds if this is the first and only look.',
  likelyWinner: ({ name, control, metrics, chance, lift }: WinnerFacts) =>
    `“${name}” is likely better than “${control}” on ${quoted(metrics)}` +
    (chance === null ? '' : ` (chance ${percentDown(chance)})`) +
    (lift ? `, ${lift} measured` : '') +
    '. The chance does not protect against looking often.',
  blocked: (names: readonly string[], guardrails: readonly string[], isFailing: boolean) =>
    `${quoted(names)} did better, but should not be shipped: ` +
    (isFailing
      ? `the guardrail ${quoted(guardrails)} got worse.`
      : `the guardrail ${quoted(guardrails)} is not shown to be safe.`),
  controlWins: (control: string, metrics: readonly string[], isBayesian: boolean) =>
    `Keep “${control}”: every other variation ${isBayesian ? 'is likely worse' : 'did worse'}` +
    `${overall(metrics)} on ${quoted(metrics)}.`,
  inconclusive: (metrics: readonly string[], isBayesian: boolean) =>
    `No variation ${isBayesian ? 'is likely enough to be better' : 'has been shown to be better'}` +
    `${overall(metrics)} on ${quoted(metrics)}. ` +
    'That does not mean that there is no effect: the ranges below say which lifts remain possible.',
} as const;

/** Rounded down, so that 99.97 % is not called 100 %. */
const percentDown = (fraction: number): string => `${Math.floor(fraction * 1000) / 10} %`;
