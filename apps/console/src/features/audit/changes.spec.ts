import { describe, expect, it } from '@jest/globals';
import { changesBetween, verbOf, wordsOf } from './changes.js';

describe('changesBetween', () => {
  it.each([
    [{ status: 'Draft' }, { status: 'Active' }, [['status', 'Draft', 'Active']]],
    [
      null,
      { title: 'Green', css: '', coverage: 100 },
      [
        ['title', null, 'Green'],
        ['coverage', null, '100'],
      ],
    ],
    [{ tags: ['a'], kept: 1 }, { tags: [], kept: 1 }, [['tags', '["a"]', '[]']]],
    [{ email: 'a@b.example' }, null, [['email', 'a@b.example', null]]],
    [null, null, []],
  ])('of %j and %j are what differs, as texts', (before, after, expected) => {
    const changes = changesBetween(before, after);

    expect(changes.map((change) => [change.field, change.before, change.after])).toEqual(expected);
  });
});

describe('wordsOf', () => {
  it.each([
    ['startedAt', 'Started at'],
    ['status', 'Status'],
    ['conversionEventType', 'Conversion event type'],
    ['js', 'Js'],
  ])('%s is %s', (field, words) => {
    expect(wordsOf(field)).toBe(words);
  });
});

describe('a change', () => {
  it('is a making, a changing or a deletion', () => {
    expect([verbOf(null, {}), verbOf({}, {}), verbOf({}, null)]).toEqual(['made', 'changed', 'deleted']);
  });
});
