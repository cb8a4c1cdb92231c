import { describe, expect, it } from '@jest/globals';
import { judgeTag, type SeenOrigin } from './judge-tag.js';

const now = new Date('2026-12-01T12:00:00Z');
const seen = (origin: string, { refused = false, lastAt = '2026-12-01T11:59:00.000Z' } = {}): SeenOrigin => ({
  origin,
  refused,
  lastAt,
});
const old = { lastAt: '2026-11-20T00:00:00.000Z' };
const shop = 'https://shop.example';
const page = 'https://shop.example/product/7?x=1';

describe('judgeTag', () => {
  it.each<[string, SeenOrigin[], string, string]>([
    ['nothing', [], page, 'never'],
    ['the website of the page', [seen('https://other.example'), seen(shop)], page, 'seen'],
    ['another website only', [seen('https://staging.shop.example')], page, 'elsewhere'],
    ['any website, when no page is named', [seen('https://staging.shop.example')], '', 'seen'],
    ['any website, when the page is no address', [seen(shop)], '/product', 'seen'],
    ['the website of the page, refused', [seen(shop, { refused: true })], page, 'refused'],
    ['refused ones only', [seen('https://evil.example', { refused: true })], '', 'refused'],
    [
      'a refused one beside the page’s own',
      [seen('https://evil.example', { refused: true }), seen(shop)],
      page,
      'seen',
    ],
    ['nothing for more than a week', [seen(shop, old)], page, 'silent'],
    [
      'another one lately, the page’s own long ago',
      [seen(shop, old), seen('https://b.example')],
      page,
      'elsewhere',
    ],
  ])('judges by %s', (_, origins, url, kind) => {
    expect(judgeTag(origins, url, now).kind).toBe(kind);
  });

  it('names the latest', () => {
    const origins = [
      seen('https://a.example', { lastAt: '2026-12-01T10:00:00.000Z' }),
      seen('https://b.example', { lastAt: '2026-12-01T11:00:00.000Z' }),
    ];
    expect(judgeTag(origins, '', now)).toMatchObject({ origin: 'https://b.example' });
  });
});
