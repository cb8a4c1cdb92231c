import { JoinedFilter } from './joined-filter.js';

const idsOf = (count: number, prefix: string): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index * 7919}`);

const filterOf = (ids: readonly string[], madeFor = ids.length): JoinedFilter => {
  const filter = JoinedFilter.madeFor(madeFor, [0x1234567, 0x89abcdef]);
  for (const id of ids) filter.add(id);
  return filter;
};

describe('JoinedFilter', () => {
  it.each([1, 2, 10, 1_000, 20_000])('knows every one of %d ids, in at most two bytes each', (count) => {
    const ids = idsOf(count, 'customer-');

    const filter = filterOf(ids);

    expect(ids.filter((id) => !filter.has(id))).toEqual([]);
    expect(filter.bytes / count).toBeLessThanOrEqual(2);
  });

  it.each([1_000, 20_000])(
    'takes at most one in a hundred others for one of %d, also when it is full',
    (count) => {
      const filter = filterOf(idsOf(Math.floor(count * 1.4), '4503599627'), count);
      const others = idsOf(20_000, '9007199254');

      expect(filter.isFull).toBe(false);
      expect(others.filter((id) => filter.has(id)).length).toBeLessThanOrEqual(others.length / 100);
    },
  );

  it('is full with more than it has room for', () => {
    expect(filterOf(idsOf(150, 'a'), 100).isFull).toBe(true);
    expect(filterOf(idsOf(100, 'a'), 100).isFull).toBe(false);
  });

  it('is read as it was written', () => {
    const filter = filterOf(idsOf(20_000, 'a'));

    const copy = JoinedFilter.from(filter.bitsOrNull()!);

    for (const id of [...idsOf(20_000, 'a'), ...idsOf(2_000, 'b')]) expect(copy.has(id)).toBe(filter.has(id));
  });

  it('is empty when nobody is joined', () => {
    expect(filterOf([]).bitsOrNull()).toBeNull();
    expect(filterOf([]).has('customer-1')).toBe(false);
  });
});
