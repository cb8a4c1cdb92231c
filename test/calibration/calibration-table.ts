import { isWithin } from './band.js';
import type { CalibrationCheck, Finding } from './calibration-check.js';

const introduction = `# Calibration

Simulations with a known truth, run through the real engine (\`libs/statistics\`) and the real bucketing
(\`libs/bucketing\`). \`npm run calibrate\` writes this file; seeds are fixed, so it only changes when the code
does. A band holds the central 99.9 % of what a correct engine gives, unless it has one side only: a correct
engine breaks one of a thousand. \`npm test\` runs a twentieth of every check, with bands that are wider as the
binomial law says. Rows of decisions without an effect run \`analyse\` whole: changed shares, plans that are changed or ended
early, and many treatments.
`;

const ofShortRun = `
The table is of a run with a twentieth of the replications and the bands that belong to it.
`;

const head = `
| check | design | R | counted | band | measured | pass |
| --- | --- | ---: | --- | --- | ---: | --- |
`;

/** docs/calibration.md: one row per finding. */
export function calibrationTable(
  results: readonly [CalibrationCheck, Finding[]][],
  { full }: { full: boolean },
): string {
  const rows = results.flatMap(([check, findings]) => findings.map((finding) => row(check, finding)));
  return `${introduction}${full ? '' : ofShortRun}${head}${rows.join('\n')}\n`;
}

function row({ name, design }: CalibrationCheck, { what, measured, band, replications }: Finding): string {
  const passes = isWithin(measured, band) ? 'yes' : '**no**';
  const limits = `${write(band.low)} to ${write(band.high)}`;
  return `| ${[name, design, replications, what, limits, write(measured), passes].join(' | ')} |`;
}

/** Counts as they are; bands computed from a share, p-values and means with a few figures. */
function write(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(value > 1 ? 5 : 6)));
}
