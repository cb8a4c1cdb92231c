import { readFileSync } from 'node:fs';
import { errorCodes } from './error-codes.js';

describe('docs/errors.md', () => {
  it('lists every error code with its meaning, and no other', () => {
    const rows = readFileSync('docs/errors.md', 'utf8').matchAll(/^\| `([a-z-]+)` \| (.+) \|$/gm);

    expect(Object.fromEntries([...rows].map(([, code, meaning]) => [code, meaning]))).toEqual(errorCodes);
  });
});
