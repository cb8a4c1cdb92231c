import { describe, expect, it } from '@jest/globals';
import { cookieValue, domainsOf } from './cookies.js';
import { parseEndUserId } from './end-user.js';

describe('parseEndUserId', () => {
  it.each([0, 42, Number.MAX_SAFE_INTEGER, 'anna', '042', '4.2', '-1', '1e3', '9007199254740993', ' 7'])(
    'gives back %j as it was stored',
    (id) => {
      expect(parseEndUserId(String(id))).toBe(id);
    },
  );

  it('takes 42 and "42" for the same end user', () => {
    expect(parseEndUserId(String(42))).toBe(parseEndUserId('42'));
  });

  it.each([null, undefined, ''])('knows nobody from %j', (stored) => {
    expect(parseEndUserId(stored)).toBeUndefined();
  });
});

describe('cookieValue', () => {
  it('finds a cookie among others and decodes it', () => {
    expect(cookieValue('a=1; ab-end-user-id=x%3By; b=2', 'ab-end-user-id')).toBe('x;y');
  });

  it('is not misled by a name that ends alike', () => {
    expect(cookieValue('not-ab-end-user-id=1', 'ab-end-user-id')).toBeUndefined();
  });
});

describe('domainsOf', () => {
  it('names every domain that a host is in, the widest first', () => {
    expect(domainsOf('www.shop.co.uk')).toEqual(['uk', 'co.uk', 'shop.co.uk', 'www.shop.co.uk']);
  });
});
