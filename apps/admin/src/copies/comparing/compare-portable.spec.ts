import { comparePortable } from './compare-portable.js';
import type { PortableExperiment } from './portable.js';

const on = (value: unknown) => ({
  words: 'Variation ‘on’',
  settings: new Map(
    Object.entries({
      value: { words: 'Value of ‘on’', value },
      js: { words: 'JavaScript of ‘on’', value: '' },
    }),
  ),
});

const experiment = (coverage: number, things: PortableExperiment['things']): PortableExperiment => ({
  settings: new Map([['/experiment/coverage', { words: 'Coverage', value: coverage }]]),
  things,
});

describe('comparePortable', () => {
  it('finds nothing where order of keys alone differs', () => {
    const one = experiment(50, new Map([['/variations/on', on({ a: 1, b: 2 })]]));
    const other = experiment(50, new Map([['/variations/on', on({ b: 2, a: 1 })]]));

    expect(comparePortable(one, other)).toEqual([]);
  });

  it('tells settings, settings of parts, and whole parts apart', () => {
    const one = experiment(50, new Map([['/variations/on', on(3)]]));
    const other = experiment(
      10,
      new Map([
        ['/variations/on', on(4)],
        ['/variations/new', { ...on(5), words: 'Variation ‘new’' }],
      ]),
    );

    expect(comparePortable(one, other)).toEqual([
      { field: '/experiment/coverage', words: 'Coverage', here: 50, there: 10 },
      { field: '/variations/on/value', words: 'Value of ‘on’', here: 3, there: 4 },
      { field: '/variations/new', words: 'Variation ‘new’', here: null, there: { value: 5 } },
    ]);
  });
});
