import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { datafileFormat } from './cache-keys.js';

/** What `Datafile` declares, without its comments. */
function fingerprint(): string {
  const source = readFileSync('libs/evaluation/src/datafile.ts', 'utf8');
  const declared = source.replace(/\/\*\*[\s\S]*?\*\//g, '').replace(/\s+/g, '');
  return createHash('sha256').update(declared).digest('hex').slice(0, 12);
}

describe('datafileFormat', () => {
  it('is raised with every change of the datafile, since other versions of the product read the same Redis', () => {
    const formats = new Map([[9, '7ed4a571acb2']]);

    expect(formats.get(datafileFormat)).toBe(fingerprint());
  });
});
