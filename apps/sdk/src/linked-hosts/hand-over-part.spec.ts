import { describe, expect, it } from '@jest/globals';
import { withoutPart } from '../hand-over.js';
import { fromPart, handedId, handedReferrer, handOverPart } from './hand-over-part.js';

const now = Date.UTC(2026, 0, 1, 12, 0, 30);
const id = 8_284_986_771_875_775;
const part = handOverPart(id, now);

describe('what is handed over', () => {
  it('is the id, the minute in base 36 and four characters of a checksum', () => {
    expect(part).toMatch(/^~ab=8284986771875775\.[0-9a-z]+\.[0-9a-z]{4}$/);
    expect(part.split('.')[1]).toBe(Math.floor(now / 60_000).toString(36));
  });

  it.each([0, 60_000, 119_000])('is taken %i ms later', (ms) => {
    expect(handedId(`https://b.example/#own${part}`, now + ms)).toBe(id);
  });

  it.each([
    ['too late', `#${part}`, now + 180_000],
    ['before its time', `#${part}`, now - 60_000],
    ['with another id', `#${part.replace('8284', '8285')}`, now],
    ['cut', `#${part.slice(0, -1)}`, now],
    ['with more behind it', `#${part}x`, now],
    ['for a number that is none of ours', `#${handOverPart('99999999999999999', now)}`, now],
  ])('is not taken %s', (_, hash, time) => {
    expect(handedId(`https://b.example/${hash}`, time)).toBeUndefined();
  });

  it.each([
    [`https://b.example/x#own${part}`, 'https://b.example/x#own'],
    [`https://b.example/x#${part}`, 'https://b.example/x'],
    [`https://b.example/x#~ab=rubbish`, 'https://b.example/x'],
    ['https://b.example/x~ab=1', 'https://b.example/x~ab=1'],
    ['https://b.example/#/route?q=~ab', 'https://b.example/#/route?q=~ab'],
  ])('is cut from %s', (url, clean) => {
    expect(withoutPart(url)).toBe(clean);
  });
});

describe('the first referrer of a visit', () => {
  it.each(['https://partner.example/~shop/?a=1#~ab=2', 'https://partner.example/ü'])(
    'travels: %s',
    (referrer) => {
      const url = `https://far.example/#own${fromPart(referrer)}${handOverPart(5_000_000_000, 0)}`;

      expect(handedReferrer(url)).toBe(referrer);
      expect(handedId(url, 0)).toBe(5_000_000_000);
      expect(withoutPart(url)).toBe('https://far.example/#own');
    },
  );

  it('is not there when the visit came from nowhere', () => {
    expect(fromPart('')).toBe('');
    expect(handedReferrer('https://far.example/#~ab=1.a.0000')).toBeUndefined();
    expect(handedReferrer('https://far.example/#~ab-from=%E0~ab=')).toBeUndefined();
  });
});
