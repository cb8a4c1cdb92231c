import { describe, expect, it } from '@jest/globals';
import { changedFields, draftOf, matchingAfterSave, type Draft, type Loaded } from './draft.js';

const loaded = {
  revision: 3,
  experiment: { title: 'Green', url: '', tags: [], coverage: 100 },
  conditions: [{ id: 5, experimentId: 1, operator: 'CONTAIN', urls: ['/a'] }],
  segmentIds: [],
  variations: [
    { id: 1, title: 'Control', traffic: 50, isControl: true, retired: false, changes: [] },
    { id: 2, title: 'Old', traffic: 0, isControl: false, retired: true, changes: [] },
    { id: 3, title: 'Green', traffic: 50, isControl: false, retired: false, changes: [] },
  ],
  metrics: [],
} as unknown as Loaded;

const saved = draftOf(loaded);
const withTitle = (draft: Draft, title: string): Draft => ({ ...draft, fields: { ...draft.fields, title } });

describe('a draft of an experiment', () => {
  it('holds what can be edited, so no retired variations', () => {
    expect(saved.variations.map(({ id }) => id)).toEqual([1, 3]);
    expect(saved.conditions).toEqual([{ key: 'c5', id: 5, operator: 'CONTAIN', urls: ['/a'] }]);
  });

  it('leaves an older matching behind with a change of where it runs, and with nothing else', () => {
    const older = { ...saved, fields: { ...saved.fields, matching: 1 as const } };
    const after = (draft: Draft) => matchingAfterSave({ saved: older, draft });

    expect(after(withTitle(older, 'Blue'))).toBe(1);
    expect(after({ ...older, conditions: [] })).toBe(2);
    expect(after({ ...older, fields: { ...older.fields, url: 'https://shop.example/' } })).toBe(2);
    expect(after({ ...older, fields: { ...older.fields, matching: 2 } })).toBe(2);
  });

  it('names the fields that are changed', () => {
    expect(changedFields(saved.fields, { ...saved.fields, title: 'Blue', tags: [] })).toEqual({
      title: 'Blue',
    });
  });
});
