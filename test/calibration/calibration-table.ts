import { isWithin } from './band.js';
import type { CalibrationCheck, Finding } from './calibration-check.js';

const introduction = `# Calibration

Simulations with a known truth, run through the real engine (\`libs/statistics\`) and the real bucketing
(\`libs/bucketing\`). \`npm run calibrate\` writes this file; seeds are fixed, so it only changes when the code
does. A band contains the central 99.9 % of the results of a correct engine, unless it is one-sided: a correct engine is outside one band in a thousand. \`npm test\` runs a twentieth of every check, with bands widened by the binomial distribution. Rows about decisions without an effect run all of \`analyse\`: changed shares, changed plans, early ends, and many treatments.
`;

const ofShortRun = `
The table shows a run with a twentieth of the replications and the matching bands.
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
