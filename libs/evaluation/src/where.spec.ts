import { describe, expect, it } from '@jest/globals';
import type { DatafileExperiment } from './datafile.js';
import { anExperiment } from './testing/datafile-builders.js';
import { whereText } from './where.js';

const where = (experiments: Partial<DatafileExperiment>[], publicNames = true): unknown =>
  JSON.parse(whereText(experiments.map(anExperiment), { publicNames }));
const condition = (operator: 'IS' | 'CONTAIN' | 'NOT CONTAIN' | 'REGEX', ...urls: string[]) => ({
  ...{ id: 1, operator, urls },
});
const cart = condition('CONTAIN', '/cart');
const home = condition('IS', 'https://a.example/');

describe('whereText', () => {
  it.each([
    ['no experiment', [], { conditions: [] }],
    ['one that runs everywhere', [{ conditions: [] }, { conditions: [cart] }], { any: true }],
    ['one condition', [{ conditions: [cart] }], { conditions: [{ operator: 'CONTAIN', urls: ['/cart'] }] }],
    [
      'any of two',
      [{ conditionType: 'ANY' as const, conditions: [cart, home] }],
      {
        conditions: [
          { operator: 'CONTAIN', urls: ['/cart'] },
          { operator: 'IS', urls: ['https://a.example/'] },
        ],
      },
    ],
    [
      'all of two, of which the narrower says enough',
      [{ conditions: [condition('NOT CONTAIN', 'x'), cart] }],
      { conditions: [{ operator: 'CONTAIN', urls: ['/cart'] }] },
    ],
    [
      'an address of its own beside the conditions',
      [{ url: 'https://a.example/b', conditions: [cart] }],
      {
        conditions: [
          { operator: 'IS', urls: ['https://a.example/b'] },
          { operator: 'CONTAIN', urls: ['/cart'] },
        ],
      },
    ],
    [
      'the same twice',
      [{ conditions: [cart] }, { conditions: [cart] }],
      { conditions: [{ operator: 'CONTAIN', urls: ['/cart'] }] },
    ],
    ['what older pages do not know', [{ conditions: [condition('REGEX', '^x')] }], { any: true }],
    [
      'what older pages do not know, beside what they do',
      [{ conditions: [condition('REGEX', '^x'), cart] }],
      { conditions: [{ operator: 'CONTAIN', urls: ['/cart'] }] },
    ],
    ['a list that is too long', [{ conditions: [condition('CONTAIN', 'x'.repeat(2_048))] }], { any: true }],
  ])('says of %s', (_, experiments, expected) => {
    expect(where(experiments)).toEqual(expected);
  });

  it('tells nothing where names are not public', () => {
    expect(where([{ conditions: [cart] }], false)).toEqual({ any: true });
  });
});
