import { describe, expect, it } from '@jest/globals';
import type { DraftRule } from '../draft/draft-rule.js';
import { defaultSentence, ruleSentence, type RuleNames } from './rule-sentence.js';

const names: RuleNames = {
  segments: new Map([
    [4, 'Beta testers'],
    [7, 'Germany'],
  ]),
  variations: new Map([
    [1, 'off'],
    [2, 'on'],
  ]),
  flags: new Map([[12, { title: 'New cart', variations: new Map([[31, 'on']]) }]]),
};
const sentence = (changes: Partial<DraftRule>) =>
  ruleSentence(
    {
      ...{ segmentIds: [], coverage: 100, prerequisites: [], schedule: [], serve: { variationId: 2 } },
      ...changes,
    },
    names,
  );

describe('the sentence of a rule', () => {
  it.each<[Partial<DraftRule>, string]>([
    [{}, 'Everyone gets on.'],
    [{ segmentIds: [4] }, 'Visitors in Beta testers get on.'],
    [{ segmentIds: [4], coverage: 50 }, '50% of visitors in Beta testers get on.'],
    [{ segmentIds: [4, 7], coverage: 12.5 }, '12.5% of visitors in Beta testers and Germany get on.'],
    [{ coverage: 25 }, '25% of visitors get on.'],
    [
      { prerequisites: [{ experimentId: 12, variationId: 31 }] },
      'Everyone gets on, if “New cart” serves on.',
    ],
    [
      {
        segmentIds: [7],
        serve: {
          shares: [
            { variationId: 1, percent: 50 },
            { variationId: 2, percent: 50 },
          ],
        },
      },
      'Visitors in Germany are split: 50% off, 50% on.',
    ],
    [
      {
        segmentIds: [99],
        serve: { variationId: 98 },
        prerequisites: [{ experimentId: 97, variationId: 96 }],
      },
      'Visitors in segment 99 get variation 98, if “flag 97” serves variation 96.',
    ],
  ])('of %j is “%s”', (rule, words) => {
    expect(sentence(rule)).toBe(words);
  });

  it('tells the steps of its schedule', () => {
    const schedule = [{ at: '2026-12-01T08:00:00.000Z', coverage: 50 }];

    expect(sentence({ coverage: 25, schedule })).toMatch(
      /^25% of visitors get on\. Then 50% from .*2026.*\.$/,
    );
  });
});

describe('the sentence of the default rule', () => {
  const variations = (off: number, on: number) => [
    { id: 1, title: 'off', traffic: off },
    { id: 2, title: 'on', traffic: on },
  ];

  it('is about everyone, or everyone else where there are rules', () => {
    const rule = { coverage: 100, variations: variations(100, 0) };

    expect(defaultSentence(rule, names, false)).toBe('Everyone gets off.');
    expect(defaultSentence(rule, names, true)).toBe('Everyone else gets off.');
  });

  it('tells shares, and what those get who are not covered', () => {
    expect(defaultSentence({ coverage: 100, variations: variations(20, 80) }, names, true)).toBe(
      'Everyone else is split: 20% off, 80% on.',
    );
    expect(defaultSentence({ coverage: 10, variations: variations(0, 100) }, names, false)).toBe(
      '10% of visitors get on. All others get the default of the code.',
    );
  });
});
