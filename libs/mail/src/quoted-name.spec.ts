import { describe, expect, it } from '@jest/globals';
import { quotedName } from './quoted-name.js';

describe('quotedName', () => {
  it.each([
    ['Acme', '"Acme"'],
    ['Acme.com', '"Acme.com"'],
    ['  Müller & Söhne  ', '"Müller & Söhne"'],
    ['Acme.\r\n\r\nYour account is locked', '"Acme. Your account is locked"'],
    ['A\u2028B\u0085C\tD', '"A B C D"'],
    ['Acme\u202egnp.exe', '"Acmegnp.exe"'],
    ['Acme”, says "nobody"', "\"Acme', says 'nobody'\""],
    ['Unlock at http://evil.example/login', '"Unlock at http: //evil. example/login"'],
    ['See evil.example/login now', '"See evil. example/login now"'],
    ['www.evil.example', '"www. evil. example"'],
    ['write to a@evil.example', '"write to a@ evil. example"'],
    ['Code 123456', '"Code 123 456"'],
    ['ü1234', '"ü123 4"'],
    ['', '""'],
  ])('shows %j as %s', (name, shown) => {
    expect(quotedName(name)).toBe(shown);
  });

  it('cuts after 60 characters, whole ones', () => {
    expect(quotedName('🙂'.repeat(61))).toBe(`"${'🙂'.repeat(57)}..."`);
    expect(quotedName('🙂'.repeat(60))).toBe(`"${'🙂'.repeat(60)}"`);
  });
});
