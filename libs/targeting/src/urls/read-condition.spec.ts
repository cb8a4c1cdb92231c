import { patternStepsOf, readCondition, shownDetails, type WrittenCondition } from './read-condition.js';

const faultsOf = (written: Partial<WrittenCondition>) =>
  readCondition(written).faults.map(({ path }) => path.join('.'));
const address = 'https://shop.example/a';

describe('readCondition', () => {
  it.each<[WrittenCondition]>([
    [{ operator: 'CONTAIN', urls: ['/größe', 'a b', '👩‍💻/x'] }],
    [{ operator: 'IS', urls: [address, `${address}?x=1#/y`], ignoreQuery: ['ref', 'x_*'] }],
    [{ operator: 'IS_NOT', urls: [address], ignoreQuery: 'all' }],
    [{ operator: 'CONTAIN', urls: ['x'], ignoreQuery: 'tracking' }],
    [{ operator: 'PATH IS', urls: ['/', '/größe'] }],
    [{ operator: 'PATH CONTAINS', urls: ['size'] }],
    [{ operator: 'QUERY HAS', urls: ['size', 'size=xl'] }],
    [{ operator: 'CONTAIN', urls: ['x'], name: 'size', value: 'xl' }],
    [{ operator: 'QUERY HAS', name: 'größe', value: 'a&b' }],
    [{ operator: 'REGEX', urls: ['^https://(www\\.)?shop\\.example/\\d+$'] }],
  ])('takes %j', (written) => {
    expect(faultsOf(written)).toEqual([]);
  });

  it.each<[WrittenCondition, string[]]>([
    [
      { operator: 'CONTAIN', urls: [' /a', '/a ', '/a\u00a0', '\u200b/a', '/a'] },
      ['urls.0', 'urls.1', 'urls.2', 'urls.3'],
    ],
    [{ operator: 'NOT CONTAIN', urls: ['/a\tb', '/a\u0007', '\u0085'] }, ['urls.0', 'urls.1', 'urls.2']],
    [
      { operator: 'IS', urls: ['/a', 'ftp://a.example/', `${address} `, 'https://', address] },
      ['urls.0', 'urls.1', 'urls.2', 'urls.3'],
    ],
    [{ operator: 'PATH IS', urls: ['a', '/a?x', '/a#x', address] }, ['urls.0', 'urls.1', 'urls.2', 'urls.3']],
    [{ operator: 'PATH CONTAINS', urls: ['?x', '/a#b'] }, ['urls.0', 'urls.1']],
    [{ operator: 'QUERY HAS', urls: ['?a', 'a&b', '=x', 'a#'] }, ['urls.0', 'urls.1', 'urls.2', 'urls.3']],
    [{ operator: 'QUERY HAS', value: 'xl' }, ['name']],
    [{ operator: 'QUERY HAS', urls: ['a=1'], name: 'b' }, ['urls']],
    [
      { operator: 'REGEX', urls: ['(', 'a(?=b)', 'x'.repeat(501), '(a{50}){20}'] },
      ['urls.0', 'urls.1', 'urls.2', 'urls.3'],
    ],
    [{ operator: 'CONTAIN', urls: ['x'], ignoreQuery: 'all' }, ['ignoreQuery']],
    [{ operator: 'IS', urls: [address], ignoreQuery: [] }, ['ignoreQuery']],
    [{ operator: 'IS', urls: [address], ignoreQuery: ['ok', '', ' x'] }, ['ignoreQuery.1', 'ignoreQuery.2']],
  ])('refuses parts of %j', (written, places) => {
    expect(faultsOf(written)).toEqual(places);
  });

  it('keeps name and value as they stand in a query, and shows them again', () => {
    const { condition } = readCondition({ operator: 'QUERY HAS', name: 'a=b', value: '50%&+' });

    expect(condition.urls).toEqual(['a%3Db=50%25%26%2B']);
    expect(shownDetails(condition)).toEqual({ name: 'a=b', value: '50%&+' });
  });

  it('leaves what a change does not name, and takes the side that was changed', () => {
    const stored = readCondition({ operator: 'QUERY HAS', name: 'size', value: 'xl' }).condition;
    const change = (written: Partial<WrittenCondition>) => readCondition(written, stored);

    expect(change({ value: 'm' }).condition.urls).toEqual(['size=m']);
    expect(change({ value: '' }).condition.urls).toEqual(['size']);
    expect(change({ name: 'color' }).condition.urls).toEqual(['color=xl']);
    expect(change({ urls: ['size=s'], name: 'size', value: 'xl' })).toMatchObject({
      condition: { urls: ['size=s'] },
      faults: [],
    });
    expect(change({ urls: ['size=xl'], name: 'size', value: 'm' })).toMatchObject({
      condition: { urls: ['size=m'] },
      faults: [],
    });
    expect(change({ urls: ['size=s'], name: 'size', value: 'm' }).faults).toHaveLength(1);
  });

  it('drops what another operator has no use for', () => {
    const stored = readCondition({ operator: 'IS', urls: [address], ignoreQuery: 'all' }).condition;

    expect(readCondition({ operator: 'CONTAIN' }, stored)).toEqual({
      condition: { operator: 'CONTAIN', urls: [address], ignoreQuery: null },
      faults: [],
    });
    expect(readCondition({ ignoreQuery: 'tracking' }, stored).condition.ignoreQuery).toBeNull();
  });

  it('tells what patterns can cost', () => {
    const one = patternStepsOf([{ operator: 'REGEX', urls: ['^https://a\\.b/(x|y)+'] }]);

    expect(one).toBeGreaterThan(2_000);
    expect(
      patternStepsOf([
        { operator: 'REGEX', urls: ['^https://a\\.b/(x|y)+', '('] },
        { operator: 'CONTAIN', urls: ['('] },
      ]),
    ).toBe(one);
  });
});
