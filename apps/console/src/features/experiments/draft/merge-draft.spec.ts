import { describe, expect, it } from '@jest/globals';
import type { Draft, DraftCondition, DraftVariation } from './draft.js';
import { isOpen, mergeDraft, sidesOf, withMine, withTheirs } from './merge-draft.js';

const content = { css: '', js: '', changes: [], value: null, redirectUrl: '', segmentId: null };
const variation = (id: number, traffic: number): DraftVariation => ({
  ...{ key: `v${id}`, id, title: `V${id}`, ...content, traffic, isControl: id === 1 },
});
const condition = (id: number, url: string): DraftCondition => ({
  ...{ key: `c${id}`, id, operator: 'CONTAIN', urls: [url] },
});

const metric = (id: number, role: string) => ({
  ...{ key: `m${id}`, id, title: `M${id}`, role, sharedMetricId: id, overrides: null },
});

const base = {
  fields: { title: 'Green', description: '', tags: [] },
  conditions: [condition(5, '/a'), condition(6, '/b')],
  segmentIds: [7],
  variations: [variation(1, 50), variation(2, 50)],
  metrics: [metric(4, 'primary'), metric(9, 'secondary')],
} as unknown as Draft;

const with_ = (draft: Draft, id: number, changes: Partial<DraftVariation>): Draft => ({
  ...draft,
  variations: draft.variations.map((one) => (one.id === id ? { ...one, ...changes } : one)),
});
const titled = (draft: Draft, title: string): Draft => ({ ...draft, fields: { ...draft.fields, title } });

describe('changes of two members', () => {
  it('are put together where each touched something else, also within a variation', () => {
    const mine = with_(titled(base, 'Mine'), 2, { js: 'mine()' });
    const theirs = with_({ ...base, segmentIds: [8] }, 2, { css: '.theirs {}' });

    const { draft, collisions } = mergeDraft(base, mine, theirs);

    expect(collisions).toEqual([]);
    expect(draft.fields.title).toBe('Mine');
    expect(draft.segmentIds).toEqual([8]);
    expect(draft.variations[1]).toMatchObject({ js: 'mine()', css: '.theirs {}' });
  });

  it('keep what the other one added, and lose no change of shares', () => {
    const theirs = {
      ...base,
      conditions: [...base.conditions, condition(9, '/checkout')],
      variations: [variation(1, 34), variation(2, 33), variation(3, 33)],
    };
    const mine = with_({ ...base, conditions: [condition(5, '/mine'), condition(6, '/b')] }, 2, {
      css: 'x {}',
    });

    const { draft, collisions } = mergeDraft(base, mine, theirs);

    expect(collisions).toEqual([]);
    expect(draft.conditions.map(({ urls }) => urls[0])).toEqual(['/mine', '/b', '/checkout']);
    expect(draft.variations.map(({ id, traffic }) => [id, traffic])).toEqual([
      [1, 34],
      [2, 33],
      [3, 33],
    ]);
  });

  it('collide where both changed the same to something else, and nowhere else', () => {
    const mine = with_(titled(base, 'Mine'), 2, { js: 'mine()', css: 'same {}' });
    const theirs = with_(titled(base, 'Theirs'), 2, { js: 'theirs()', css: 'same {}' });

    const { draft, collisions } = mergeDraft(base, mine, theirs);

    expect(collisions).toEqual(['title', 'variations.v2.js']);
    expect(draft.fields.title).toBe('Mine');
    expect(sidesOf('variations.v2.js', draft, theirs)).toEqual({ mine: 'mine()', theirs: 'theirs()' });
    const decided = withTheirs('variations.v2.js', withTheirs('title', draft, theirs), theirs);
    expect(decided).toEqual(theirs);
    expect(isOpen('title', decided, theirs)).toBe(false);
  });

  it('collide as a whole in shares, which stay 100 in total', () => {
    const mine = with_(with_(base, 1, { traffic: 20 }), 2, { traffic: 80 });
    const theirs = { ...base, variations: [variation(1, 60), variation(2, 30), variation(3, 10)] };

    const { draft, collisions } = mergeDraft(base, mine, theirs);

    expect(collisions).toEqual(['shares']);
    expect(draft.variations.map(({ traffic }) => traffic)).toEqual([20, 80, 0]);
    expect(withTheirs('shares', draft, theirs).variations.map(({ traffic }) => traffic)).toEqual([
      60, 30, 10,
    ]);
  });

  it('collide where one removed what the other one changed, and can be decided both ways', () => {
    const mine = with_({ ...base, conditions: [condition(6, '/b')] }, 2, { css: 'mine {}' });
    const theirs = {
      ...base,
      conditions: [condition(5, '/theirs'), condition(6, '/b')],
      variations: [variation(1, 100)],
    };

    const { draft, collisions } = mergeDraft(base, mine, theirs);

    expect(collisions).toEqual(['conditions.c5', 'variations.v2']);
    expect(withTheirs('conditions.c5', draft, theirs).conditions).toEqual(theirs.conditions);
    expect(withMine('conditions.c5', draft, theirs).conditions).toEqual([condition(6, '/b')]);
    expect(withTheirs('variations.v2', draft, theirs).variations).toEqual([variation(1, 100)]);
    const again = withMine('variations.v2', draft, theirs).variations;
    expect(again[1]).toMatchObject({ id: undefined, css: 'mine {}', traffic: 0 });
  });

  it('drop what both removed, and what the other one removed untouched', () => {
    const mine = { ...base, conditions: [condition(5, '/a')] };
    const theirs = { ...base, conditions: [] };

    expect(mergeDraft(base, mine, theirs)).toMatchObject({ draft: { conditions: [] }, collisions: [] });
  });

  it('merge metric by metric: added ones stay, and one that both changed has to be decided', () => {
    const of = (...metrics: object[]) => ({ ...base, metrics }) as unknown as Draft;
    const mine = of(metric(4, 'guardrail'), metric(9, 'secondary'), {
      ...metric(0, 'primary'),
      id: undefined,
    });
    const theirs = of(metric(4, 'secondary'), metric(9, 'guardrail'), metric(12, 'secondary'));

    const { draft, collisions } = mergeDraft(base, mine, theirs);

    expect(collisions).toEqual(['metrics.m4']);
    expect(draft.metrics.map(({ id, role }) => [id, role])).toEqual([
      [4, 'guardrail'],
      [9, 'guardrail'],
      [12, 'secondary'],
      [undefined, 'primary'],
    ]);
    const decided = withTheirs('metrics.m4', draft, theirs);
    expect(decided.metrics[0]).toMatchObject({ role: 'secondary' });
    expect(isOpen('metrics.m4', decided, theirs)).toBe(false);
  });
});
