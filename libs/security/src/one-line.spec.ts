import { describe, expect, it } from '@jest/globals';
import { oneLine } from './one-line.js';

describe('oneLine', () => {
  it.each([
    ['Acme\r\n\r\nYour account', 'Acme Your account'],
    ['a\tb\u0007c\u007fd\u0085e\u2028f\u2029g', 'a b c d e f g'],
    ['photo\u202egnp.exe', 'photognp.exe'],
    ['two  blanks, 👩‍👧 and مرحبا', 'two  blanks, 👩‍👧 and مرحبا'],
    ['NUL \0 stays, to be refused', 'NUL \0 stays, to be refused'],
  ])('of %j is %j', (text, line) => {
    expect(oneLine(text)).toBe(line);
  });
});
