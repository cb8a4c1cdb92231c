import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { BehaviourBed } from './behaviours/bed.js';
import { behaviours } from './behaviours/index.js';
import { outcomeTable } from './behaviours/outcome-table.js';

let bed: BehaviourBed;
const table = outcomeTable(behaviours);

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
