import { describe, expect, it } from '@jest/globals';
import type { MenuEntry } from '../../place/menu-tree.js';
import { addBelow, changeAt, entryAt, flatten, freeKey, moveAt } from './tree-edits.js';

const entry = (key: string, children?: MenuEntry[]): MenuEntry => ({
  ...{ key, label: key, data: { href: '', actions: [] } },
  ...(children && { children }),
});
const tree = [entry('a'), entry('b', [entry('c'), entry('d')])];
const keys = (entries: readonly MenuEntry[]) => flatten(entries).map((one) => one.entry.key);

describe('edits of a menu tree', () => {
  it('find, change and take out an entry at any depth', () => {
    expect(entryAt(tree, [1, 1])?.key).toBe('d');
    expect(entryAt(tree, [7])).toBeUndefined();
    expect(keys(changeAt(tree, [1, 0], (one) => ({ ...one, key: 'x' })))).toEqual(['a', 'b', 'x', 'd']);
    expect(keys(changeAt(tree, [1, 0], () => undefined))).toEqual(['a', 'b', 'd']);
  });

  it('add at the end of all, or below an entry', () => {
    expect(keys(addBelow(tree, [], entry('x')))).toEqual(['a', 'b', 'c', 'd', 'x']);
    expect(keys(addBelow(tree, [0], entry('x')))).toEqual(['a', 'x', 'b', 'c', 'd']);
  });

  it.each([
    [[0], 1, ['b', 'c', 'd', 'a']],
    [[1, 1], -1, ['a', 'b', 'd', 'c']],
    [[0], -1, ['a', 'b', 'c', 'd']],
    [[1], 1, ['a', 'b', 'c', 'd']],
  ] as const)('move %j by %i among those beside it', (path, by, expected) => {
    expect(keys(moveAt(tree, path, by))).toEqual(expected);
  });

  it('find a key that is free', () => {
    expect(freeKey(tree, 'e')).toBe('e');
    expect(freeKey([entry('a'), entry('a-2')], 'a')).toBe('a-3');
  });
});
