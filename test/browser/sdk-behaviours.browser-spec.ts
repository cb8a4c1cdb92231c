import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { BehaviourBed } from './behaviours/bed.js';
import { behaviours } from './behaviours/index.js';
import { outcomeTable, tableIn, withTable } from './behaviours/outcome-table.js';

let bed: BehaviourBed;
const table = outcomeTable(behaviours);
const page = 'docs/sdk.md';

beforeAll(async () => {
  bed = await BehaviourBed.start(behaviours);
}, 240_000);

afterAll(() => bed?.stop());

it.each(behaviours)('$area: $says', async (behaviour) => {
  const outcomes = await bed.try(behaviour);
  table.note(behaviour, outcomes);
  const failures = Object.entries(outcomes).flatMap(([engine, outcome]) =>
    outcome !== 'ok' && 'failed' in outcome ? `${engine}: ${outcome.failed.stack}` : [],
  );

  expect(failures.join('\n\n')).toBe('');
});

it('finds the same rows and cells in docs/sdk.md', () => {
  const written = readFileSync(page, 'utf8');
  if (process.env.UPDATE_SDK_TABLE) return writeFileSync(page, withTable(written, table.text));

  expect(tableIn(written).trim()).toBe(table.text.trim());
});
