import type { DomainError } from '#libs/errors';
import { parseDecisionRequest } from './decision-request.js';

const url = 'https://shop.example/';
const newId = () => 4711;

function faultsOf(body: unknown): string[] {
  try {
    parseDecisionRequest(body, newId);
  } catch (error) {
    return (error as DomainError).fields.map(({ field }) => field);
  }
  return [];
}

describe('parseDecisionRequest', () => {
  it('reads what it needs and ignores what it does not know', () => {
    const request = parseDecisionRequest(
      { projectId: 1, url, endUserId: 'ü"1', attributes: { age: 3 }, futureField: [1] },
      newId,
    );

    expect(request).toEqual({
      projectId: 1,
      url,
      endUserId: 'ü"1',
      endUserIdJson: '"ü\\"1"',
      attributes: { age: 3 },
      visit: {},
      hints: false,
    });
  });

  it('tells an integer from a text in the answer, not in the id', () => {
    const integer = parseDecisionRequest({ projectId: 1, url, endUserId: 42 }, newId);
    const text = parseDecisionRequest({ projectId: 1, url, endUserId: '42' }, newId);

    expect([integer.endUserId, text.endUserId]).toEqual(['42', '42']);
    expect([integer.endUserIdJson, text.endUserIdJson]).toEqual(['42', '"42"']);
  });

  it.each([undefined, null])('makes an id for endUserId %p', (endUserId) => {
    const request = parseDecisionRequest({ projectId: 1, url, endUserId }, newId);

    expect(request.endUserId).toBe('4711');
    expect(request.endUserIdJson).toBe('4711');
  });

  it.each([
    'http://a',
    'HTTPS://SHOP.example/ä?q=1#x',
    'https://shop.example:8443/',
    'https://127.0.0.1/a b',
    'https://[::1]/',
  ])('takes the address %p', (address) => {
    expect(faultsOf({ projectId: 1, url: address })).toEqual([]);
  });

  it.each([
    '',
    '/path',
    'shop.example',
    'ftp://a/',
    'javascript:alert(1)',
    'https://',
    ' https://a',
    7,
    null,
    [],
  ])('refuses the address %p', (address) => {
    expect(faultsOf({ projectId: 1, url: address })).toEqual(['url']);
  });

  it.each([undefined, null, '1', 1.5, 2 ** 53, true, [], {}])('refuses the project id %p', (projectId) => {
    expect(faultsOf({ projectId, url })).toEqual(['projectId']);
  });

  it.each([
    [[]],
    ['text'],
    [7],
    [false],
    [{ a: { b: { c: { d: { e: { f: { g: { h: { i: { j: {} } } } } } } } } } }],
  ])('refuses the attributes %j', (attributes) => {
    expect(faultsOf({ projectId: 1, url, attributes })).toEqual(['attributes']);
  });

  it('keeps an attribute called __proto__ a plain attribute', () => {
    const body = JSON.parse(`{"projectId":1,"url":"${url}","attributes":{"__proto__":{"admin":true}}}`);

    const { attributes } = parseDecisionRequest(body, newId);

    expect(Object.keys(attributes!)).toEqual(['__proto__']);
    expect((attributes as { admin?: boolean }).admin).toBeUndefined();
  });

  it.each([
    [{ timedOut: true }, url],
    [{ timedOut: true, timedOutUrl: 'https://a.example/' }, 'https://a.example/'],
    [{ timedOut: false, timedOutUrl: 'https://a.example/' }, undefined],
    [{ timedOut: null, timedOutUrl: null }, undefined],
    [{}, undefined],
  ])('takes from %j that the answer for %s came too late', (said, timedOutUrl) => {
    expect(parseDecisionRequest({ projectId: 1, url, ...said }, newId).timedOutUrl).toBe(timedOutUrl);
  });

  it('reads how the visitor came', () => {
    const visit = { referrer: '', firstReferrer: 'https://a.example/', utm: { utm_source: 'mail' } };

    expect(parseDecisionRequest({ projectId: 1, url, ...visit }, newId).visit).toEqual(visit);
    expect(parseDecisionRequest({ projectId: 1, url, utm: null, referrer: null }, newId).visit).toEqual({});
  });

  it.each([
    { referrer: 5 },
    { firstReferrer: {} },
    { utm: 'utm_source' },
    { utm: { utm_source: 1 } },
    { utm: ['x'] },
  ])('refuses %j', (said) => {
    expect(faultsOf({ projectId: 1, url, ...said })).toEqual(Object.keys(said));
  });

  it.each(['timedOut', 'timedOutUrl'])('refuses %s of another type', (field) => {
    expect(faultsOf({ projectId: 1, url, [field]: 7 })).toEqual([field]);
  });

  it('names every field that is wrong', () => {
    expect(faultsOf({ projectId: 'x', url: 'y', endUserId: -1, attributes: 3, preview: 5 })).toEqual([
      'projectId',
      'url',
      'attributes',
      'preview',
      'endUserId',
    ]);
  });

  it.each([undefined, null, 'text', 7, true, []])('refuses the body %p', (body) => {
    expect(faultsOf(body)).toEqual(['body']);
  });
});
