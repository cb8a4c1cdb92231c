import fc from 'fast-check';
import { requestAttributes } from './request-attributes.js';

describe('requestAttributes', () => {
  it('tells all that a request tells', () => {
    const attributes = requestAttributes({
      url: 'https://Shop.example:8443/product/7?utm_source=mail&size=M&size=L#top',
      userAgent:
        'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      acceptLanguage: 'en;q=0.8, de-AT, *;q=0.1',
      referrer: 'https://search.example/',
      country: 'at',
    });

    expect(attributes).toEqual({
      url: 'https://Shop.example:8443/product/7?utm_source=mail&size=M&size=L#top',
      path: '/product/7',
      host: 'shop.example:8443',
      query: { utm_source: 'mail', size: 'M' },
      utm_source: 'mail',
      referrer: 'https://search.example/',
      language: 'de',
      locale: 'de-AT',
      device_type: 'mobile',
      browser: 'Safari',
      operating_system: 'iOS',
      country_code: 'AT',
    });
  });

  it.each([
    ['https://a.b/', { utm_source: 'ads', utm_campaign: 'x' }],
    ['', { utm_source: 'ads', utm_campaign: 'x' }],
    ['https://a.b/?utm_source=mail', { utm_source: 'mail' }],
  ])('tells of the page %j how the visit began', (url, campaign) => {
    const utm = { utm_source: 'ads', utm_campaign: 'x', country_code: 'US' };
    const attributes = requestAttributes({ url, utm, firstReferrer: 'https://first.example/' });
    const { query: _query, url: _url, path: _path, host: _host, ...known } = attributes;

    expect(known).toEqual({ ...campaign, first_referrer: 'https://first.example/' });
  });

  it('leaves out what is not known', () => {
    expect(requestAttributes({})).toEqual({});
    expect(
      requestAttributes({ url: '', userAgent: '', acceptLanguage: '', referrer: '', country: '' }),
    ).toEqual({});
  });

  it.each([
    ['de', { language: 'de', locale: 'de' }],
    ['fr-CH, fr;q=0.9, en;q=0.8', { language: 'fr', locale: 'fr-CH' }],
    ['en;q=0.2,pt-BR;q=0.7', { language: 'pt', locale: 'pt-BR' }],
    ['en;q=0', {}],
    ['*', {}],
    [';;,,q=1', {}],
  ])('reads the language of %j', (acceptLanguage, expected) => {
    expect(requestAttributes({ acceptLanguage })).toEqual(expected);
  });

  it.each(['XX', 'T1', 'Germany', '', '1'])('takes %j for no country', (country) => {
    expect(requestAttributes({ country })).toEqual({});
  });

  it('keeps parameters with the names of inherited properties apart from those', () => {
    const { query } = requestAttributes({ url: 'https://a.b/?__proto__=x&constructor=y' });

    expect(Object.entries(query as object)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  it('lets no parameter replace another attribute', () => {
    const attributes = requestAttributes({ url: 'https://a.b/?url=x&country_code=US', country: 'DE' });

    expect(attributes).toMatchObject({ url: 'https://a.b/?url=x&country_code=US', country_code: 'DE' });
  });

  it('takes any texts', () => {
    const text = fc.string({ unit: 'binary', maxLength: 50 });
    const facts = fc.record({
      url: text,
      userAgent: text,
      acceptLanguage: text,
      referrer: text,
      country: text,
    });

    fc.assert(fc.property(facts, (given) => typeof requestAttributes(given) === 'object'));
  });
});
