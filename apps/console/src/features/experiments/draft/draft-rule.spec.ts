import { describe, expect, it } from '@jest/globals';
import { documentRequest, faultsByPlace, withIds } from './document-request.js';
import type { DraftRule } from './draft-rule.js';
import { draftOf, type Draft, type Loaded } from './draft.js';
import { mergeDraft } from './merge-draft.js';
import { unreadValues } from './unread-values.js';

const rule = (id: number) => ({
  ...{ id, name: `Rule ${id}`, segmentIds: [4], prerequisites: [], coverage: 100 },
  ...{ serve: { variationId: 2 }, schedule: [] },
});
const stored = (rules: object[]): Loaded =>
  ({
    revision: 1,
    experiment: { title: 'Flag', valueType: 'number', tags: [], rules, pins: [] },
    conditions: [],
    segmentIds: [],
    variations: [{ id: 2, title: 'on', traffic: 100, isControl: true, changes: [], value: 3 }],
    metrics: [],
  }) as unknown as Loaded;
const saved = draftOf(stored([rule(1), rule(2)]));
const withRules = (draft: Draft, rules: readonly DraftRule[]): Draft => ({
  ...draft,
  fields: { ...draft.fields, rules },
});
const added: DraftRule = {
  ...{ key: 'new-1', name: 'Germany', segmentIds: [7], prerequisites: [], coverage: 25 },
  ...{ serve: { shares: [{ variationId: 2, percent: 100 }] }, schedule: [] },
};
const [first, second] = saved.fields.rules as [DraftRule, DraftRule];

describe('rules of a flag', () => {
  it('are sent whole and in order once one of them differs, without what only the page knows', () => {
    expect(documentRequest(saved, saved)).toEqual({});
    const { key: _, ...plain } = added;
    expect(documentRequest(saved, withRules(saved, [second, added, first]))).toEqual({
      experiment: { rules: [rule(2), plain, rule(1)] },
    });
  });

  it('have their faults at the rule, wherever it has moved', () => {
    const draft = withRules(saved, [second, added]);
    const fault = { field: '/experiment/rules/1/serve/shares/0/percent', message: 'must be 100' };

    expect(faultsByPlace([fault], draft)).toEqual({
      'rules.new-1.serve.shares.0.percent': 'Must be 100.',
    });
  });

  it('get the ids of the server, so that what is typed during a save collides with nothing', () => {
    const sent = withRules(saved, [first, added]);
    const answer = stored([rule(1), { ...rule(9), name: 'Germany', segmentIds: [7] }]);
    const typed = withRules(saved, [first, { ...added, name: 'Austria' }]);

    const merged = mergeDraft(
      withIds(sent, sent, answer),
      withIds(typed, sent, answer),
      withIds(sent, sent, answer),
    );

    expect(merged.collisions).toEqual([]);
    expect(merged.draft.fields.rules[1]).toMatchObject({ key: 'r9', id: 9, name: 'Austria' });
  });

  it('collide as one thing', () => {
    const mine = withRules(saved, [second, first]);
    const theirs = withRules(saved, [first]);

    expect(mergeDraft(saved, mine, theirs).collisions).toEqual(['rules']);
  });
});

describe('values', () => {
  it('are sent when they differ, and refused while what is typed is none', () => {
    const withValue = (changes: object): Draft => ({
      ...saved,
      variations: saved.variations.map((one) => ({ ...one, ...changes })),
    });

    expect(documentRequest(saved, withValue({ value: 4 }))).toEqual({ variations: [{ id: 2, value: 4 }] });
    expect(unreadValues(withValue({ valueText: 'x' }))).toEqual({
      'variations.v2.value': 'Enter a number.',
    });
    expect(unreadValues(withValue({ value: 4 }))).toEqual({});
  });
});
