/** P17: how long the last whole `npm test` took on this machine; a run of it takes longer than all other figures. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyLine, valueLine } from './table.mjs';

const limitMinutes = 12;
const noteFile = join(import.meta.dirname, '../node_modules/.cache/bench/test-run.json');

export async function measure() {
  const noted = await readFile(noteFile, 'utf8').then(JSON.parse, () => undefined);
  if (!noted) return [emptyLine('P17', 'no whole npm test has been run here yet', 'not measured')];
  const { seconds, finishedAt, passed, failed } = noted;
  const figure = {
    ...{ id: 'P17', work: `npm test of ${finishedAt.slice(0, 16)}: ${passed} passed, ${failed} failed` },
    ...{
      target: `≤ ${limitMinutes} minutes`,
      unit: 'minutes',
      steady: true,
      met: (minutes) => minutes <= limitMinutes && failed === 0,
    },
  };
  return [valueLine(figure, seconds / 60)];
}
