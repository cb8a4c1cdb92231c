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
    ? 'the experiment is paused and collects no new data until you resume it.'
    : 'keep the experiment running.';

/** Sentences on what results come to; none may claim more than its status says. */
export const conclusions = {
  noControl:
    'There is nothing to compare: a comparison needs exactly one control and at least one other variation that is not retired.',
  rulesMixed:
    'Several rules of this flag measure visitors of different kinds, so differences between variations are not effects.',
  notRandomized:
    'A personalization is not compared: each variation has different kinds of visitors, so differences between variations are not effects.',
  srm: 'Do not decide from these numbers: visitors were not split as configured. Find the cause first.',
  tooFew: (minUsers: number) =>
    `Too early to tell: a comparison needs at least ${minUsers.toLocaleString()} visitors in each variation, and a rate needs at least five expected conversions.`,
  beforePlan:
    'No decision before the planned size is reached: a fixed-horizon test is valid for a single look.',
  oneWay: 'All visitors get the same variation, so there is nothing to compare.',
  keepRunning: (isPaused: boolean) => `No decision yet: ${goOn(isPaused)}`,
  guardrailsOpen: (names: readonly string[], isPaused: boolean) =>
    `${quoted(names)} did better, but the guardrails are not proven safe yet: ${goOn(isPaused)}`,
  bestOpen: (names: readonly string[], isPaused: boolean) =>
    `${quoted(names)} did better, but it is not yet clear which variation is best: ${goOn(isPaused)}`,
  winner: ({ name, control, metrics, lift, range, level }: WinnerFacts) =>
    `“${name}” did better than “${control}” on ${quoted(metrics)}` +
    (lift ? `: ${lift} measured` : '') +
    (range ? ` (${level} CI: ${range[0]} to ${range[1]}).` : '.'),
  earlyWinner: ({ name, control, metrics, lift, level }: WinnerFacts, nearEnd: string | null) =>
    `“${name}” did better than “${control}” on ${quoted(metrics)}` +
    (nearEnd && lift ? `: at least ${nearEnd} (${level}), estimated ${lift}. ` : '. ') +
    'The decision came as soon as the difference was significant, so the estimate is too large on average.',
  noPlan: 'There is no planned size, and a fixed-horizon test is valid for a single look only.',
  planChanged:
    'The plan, the method or the significance level changed after the start, so the fixed-horizon test does not count. The sequential test shows no significant difference.',
  endedEarly:
    'The experiment ended before its planned size, so the fixed-horizon test does not count. The sequential test shows no significant difference.',
  oneLookOnly: 'This is valid if it is the first and only look.',
  likelyWinner: ({ name, control, metrics, chance, lift }: WinnerFacts) =>
    `“${name}” is likely better than “${control}” on ${quoted(metrics)}` +
    (chance === null ? '' : ` (chance ${percentDown(chance)})`) +
    (lift ? `, ${lift} measured` : '') +
    '. This chance does not correct for repeated looks.',
  blocked: (names: readonly string[], guardrails: readonly string[], isFailing: boolean) =>
    `${quoted(names)} did better, but should not be shipped: ` +
    (isFailing
      ? `the guardrail ${quoted(guardrails)} got worse.`
      : `the guardrail ${quoted(guardrails)} is not proven safe.`),
  controlWins: (control: string, metrics: readonly string[], isBayesian: boolean) =>
    `Keep “${control}”: every other variation ${isBayesian ? 'is likely worse' : 'did worse'}` +
    `${overall(metrics)} on ${quoted(metrics)}.`,
  inconclusive: (metrics: readonly string[], isBayesian: boolean) =>
    `No variation ${isBayesian ? 'is likely enough to be better' : 'is significantly better'}` +
    `${overall(metrics)} on ${quoted(metrics)}. ` +
    'This does not prove that there is no effect: the intervals below show which lifts remain possible.',
} as const;

/** Rounded down, so that 99.97% is not called 100%. */
const percentDown = (fraction: number): string => `${Math.floor(fraction * 1000) / 10}%`;
