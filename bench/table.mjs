/** The rows of the table that a run of the bench prints and writes. */

/** Results that a later run may replace: nothing but met and missed says anything of a target. */
export const unfinished = ['busy', 'trial', 'failed', 'not measured'];

/**
 * A figure that is a ratio of two things measured in one run.
 *
 * @param {{id: string, work: string, target: string, met?: (ratio: number) => boolean, unit: string, steady?: boolean}} figure
 *   without `met` it is only reported; a steady one says the same however busy the machine is, as sizes and memory do
 * @param {{ratio: number, ours: number, theirs: number}} measured
 */
export function ratioLine({ id, work, target, met, unit, steady }, { ratio, ours, theirs }) {
  const verdict = verdictOf(target, met, ratio);
  return { id, work, ours, theirs, measured: `${number(ratio)} ×`, target, unit, verdict, steady };
}

/** A figure with one value, compared with nothing. */
export function valueLine({ id, work, target, met, unit, steady }, value) {
  const measured = `${number(value)} ${unit}`;
  const verdict = verdictOf(target, met, value);
  return { id, work, ours: value, measured, target, unit, verdict, steady };
}

/** A figure that there is no value of, and why. */
export const emptyLine = (id, reason, verdict) => ({
  ...{ id, work: reason.split('\n')[0].slice(0, 200).replaceAll('|', '/') },
  ...{ measured: '', target: '', unit: '', verdict, steady: true },
});

/** A row that was measured while the machine had other work, or for a moment only: nobody is to quote it. */
export const spoil = (row, verdict) =>
  row.verdict === 'failed' || (row.steady && verdict === 'busy') ? row : { ...row, verdict };

/** @param {string} state what is known of the machine */
export function tableOf(state, rows) {
  const lines = rows.map(({ id, work, ours, theirs, measured, target, unit, verdict }) =>
    line([...[id, work, withUnit(ours, unit), withUnit(theirs, unit), measured, target], verdict]),
  );
  return `${state}\n\n${[...head, ...lines].join('\n')}\n`;
}

const head = [
  line(['figure', 'measure', 'ours', 'compared with', 'measured', 'target', 'result']),
  line(['---', '---', '---:', '---:', '---:', '---', '---']),
];

const withUnit = (value, unit) => (value === undefined ? '' : `${number(value)} ${unit}`);

/** Some figures have no target; they say so in its place. */
function verdictOf(target, met, value) {
  if (!met || /^(reported|for comparison|—)$/.test(target)) return 'reported';
  return met(value) ? 'met' : 'missed';
}

function line(cells) {
  return `| ${cells.join(' | ')} |`;
}

function number(value) {
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return value.toLocaleString('en', {
    maximumFractionDigits: digits,
    minimumFractionDigits: value < 10 ? digits : 0,
  });
}
