import { describe, expect, it } from '@jest/globals';
import { documentRequest, faultsByPlace, withIds } from './document-request.js';
import type { AttachedMetric, OwnMetric } from './draft-metric.js';
import { draftOf, type Draft, type Loaded } from './draft.js';

const stored = {
  revision: 4,
  experiment: { title: 'Green', description: '', plannedUsers: 500, tags: [] },
  conditions: [
    { id: 5, operator: 'CONTAIN', urls: ['/a'] },
    { id: 6, operator: 'IS', urls: ['https://a.example/'], ignoreQuery: 'tracking' },
  ],
  segmentIds: [7, 8],
  variations: [
    {
      id: 1,
      title: 'Control',
      css: '',
      changes: [],
      js: '',
      redirectUrl: '',
      segmentId: null,
      traffic: 50,
      isControl: true,
    },
    {
      id: 2,
      title: 'Old',
      css: '',
      js: '',
      changes: [],
      redirectUrl: '',
      segmentId: null,
      traffic: 0,
      retired: true,
    },
    { id: 3, title: 'Green', css: '', js: '', changes: [], redirectUrl: '', segmentId: null, traffic: 50 },
  ],
  metrics: [
    {
      ...{ id: 4, title: 'Clicks', role: 'primary', custom: false, selector: '#buy', kind: 'binomial' },
      ...{ description: '', goal: 'increase', cuped: false, secretOnly: false, maxPublicValue: null },
      ...{ marginType: 'relative', margin: 0.07, capping: 'percentile', cap: null, capPercentile: 0.99 },
      ...{ sharedMetricId: null, overrides: null },
    },
    { id: 9, title: 'Orders', role: 'secondary', sharedMetricId: 2, overrides: { delayHours: 1 } },
  ],
} as unknown as Loaded;
const saved = draftOf(stored);

describe('the request of a save', () => {
  it('has nothing but what is changed', () => {
    expect(documentRequest(saved, { ...saved, segmentIds: [8, 7] })).toEqual({});
    const fields = { ...saved.fields, plannedUsers: null };
    expect(documentRequest(saved, { ...saved, fields })).toEqual({ experiment: { plannedUsers: null } });
  });

  it('lists all parts once one is changed, untouched ones by their id alone', () => {
    const added = { key: 'new-1', operator: 'NOT CONTAIN' as const, urls: ['/checkout'] };
    const variations = saved.variations.map((one) => (one.id === 3 ? { ...one, css: 'a {}' } : one));
    const draft = { ...saved, conditions: [...saved.conditions, added], variations };

    expect(documentRequest(saved, draft)).toEqual({
      conditions: [
        { id: 5 },
        { id: 6 },
        { operator: 'NOT CONTAIN', urls: ['/checkout'], ignoreQuery: 'tracking' },
      ],
      variations: [{ id: 1 }, { id: 3, css: 'a {}' }],
    });
  });

  it('attaches metrics of the library, changes what an experiment has otherwise, and keeps the rest by id', () => {
    const [clicks, orders] = saved.metrics;
    const attached = {
      key: 'new-1',
      title: 'Revenue',
      role: 'guardrail',
      sharedMetricId: 5,
      overrides: null,
    };
    const changed = { ...orders!, role: 'primary', overrides: null };
    const metrics = [clicks!, changed, attached] as Draft['metrics'];

    expect(documentRequest(saved, { ...saved, metrics })).toEqual({
      metrics: [
        { id: 4 },
        { id: 9, role: 'primary', overrides: '' },
        { sharedMetricId: 5, role: 'guardrail' },
      ],
    });
  });

  it('sends a changed metric of the experiment whole, with fractions where the page has percent', () => {
    const [clicks, orders] = saved.metrics as [OwnMetric, AttachedMetric];
    const role = 'guardrail' as const;
    const metrics = [{ ...clicks, role, values: { ...clicks.values, role } }, orders];

    expect(clicks.values).toMatchObject({ margin: 7, capPercentile: 99 });
    expect(documentRequest(saved, { ...saved, metrics })).toMatchObject({
      metrics: [{ id: 4, role, margin: 0.07, selector: '#buy' }, { id: 9 }],
    });
  });

  it('sends all shares when one is changed', () => {
    const shares = [20, 80];
    const variations = saved.variations.map((one, index) => ({ ...one, traffic: shares[index]! }));

    expect(documentRequest(saved, { ...saved, variations })).toEqual({
      variations: [
        { id: 1, traffic: 20 },
        { id: 3, traffic: 80 },
      ],
    });
  });

  it('gets its faults at their places on the page', () => {
    const faults = [
      { field: '/experiment/url', message: 'must be an address' },
      { field: '/conditions/1/urls/0', message: 'must be an address' },
      { field: '/variations/1/css', message: 'does not parse' },
      { field: '/variations/1/changes/2/selector', message: 'is missing' },
      { field: '/metrics/1/overrides/cap', message: 'is not for this kind' },
      { field: '/segmentIds', message: 'needs opensToEverybody' },
    ];

    expect(faultsByPlace(faults, saved)).toEqual({
      url: 'Must be an address.',
      'conditions.c6.urls': 'Must be an address.',
      'variations.v3.css': 'Does not parse.',
      'variations.v3.changes.2.selector': 'Is missing.',
      'metrics.m9.overrides': 'Is not for this kind.',
      segmentIds: 'Needs opensToEverybody.',
    });
  });

  it('gives new parts the ids that they got, in their order, and nothing to retired ones', () => {
    const made = (key: string, title: string) => ({ ...saved.variations[1]!, key, title, id: undefined });
    const sent: Draft = {
      ...saved,
      variations: [...saved.variations, made('new-1', 'B'), made('new-2', 'C')],
    };
    const variations = [...stored.variations, { id: 10, title: 'B' }, { id: 11, title: 'C' }];

    const { variations: known } = withIds(sent, sent, { ...stored, variations } as Loaded);

    expect(known.map(({ id, key, title }) => [id, key, title])).toEqual([
      [1, 'v1', 'Control'],
      [3, 'v3', 'Green'],
      [10, 'v10', 'B'],
      [11, 'v11', 'C'],
    ]);
  });
});
