/** The lines of the table that a run of the bench prints. */

/**
 * A figure that is a ratio of two things measured in one run.
 *
 * @param {{id: string, work: string, target: string, met: (ratio: number) => boolean, unit: string}} figure
 * @param {{ratio: number, ours: number, theirs: number}} measured
 */
export function ratioLine({ id, work, target, met, unit }, { ratio, ours, theirs }) {
  const measured = `${ratio.toFixed(2)} × (${met(ratio) ? 'met' : 'missed'})`;
  return line([id, work, target, measured, number(ours), number(theirs), unit]);
}

/** A figure with one value, compared with nothing. */
export function valueLine({ id, work, target, met, unit }, value) {
  const measured = `${number(value)} ${unit} (${met(value) ? 'met' : 'missed'})`;
  return line([id, work, target, measured, number(value), '', unit]);
}

/** A line of a figure that was measured while the machine had other work: nobody is to quote it. */
export function markBusy(tableLine) {
  const cells = tableLine.split(' | ');
  cells[3] += ': busy machine, not a measurement';
  return cells.join(' | ');
}

export const head = [
  line(['figure', 'work', 'target', 'measured', 'ours', 'compared with', 'unit']),
  line(['---', '---', '---', '---', '---:', '---:', '---']),
].join('\n');

function line(cells) {
  return `| ${cells.join(' | ')} |`;
}

function number(value) {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
