import { shortLists, type TokenLists } from './token-lists.js';

const projects = (count: number, first = 1) =>
  Array.from({ length: count }, (_, index) => ({ id: first + index, name: `Project ${first + index}` }));

const longest = (orgs: TokenLists['orgs']): TokenLists => shortLists(orgs).next().value as TokenLists;

describe('shortLists', () => {
  it('names all that fits', () => {
    const orgs = [{ id: 1, name: 'Shop', projects: projects(20) }];

    expect(longest(orgs)).toEqual({ orgs });
  });

  it('names 20 projects in all, those of the first organizations, and says that some are missing', () => {
    const orgs = [
      { id: 1, name: 'Shop', projects: projects(15) },
      { id: 2, name: 'Other', projects: projects(15, 101) },
      { id: 3, name: 'Last', projects: projects(1, 201) },
    ];

    const { orgs: named, orgsCut } = longest(orgs);

    expect(named.map(({ projects: { length } }) => length)).toEqual([15, 5, 0]);
    expect(orgsCut).toBe(true);
  });

  it('cuts names at 32 characters, never within one', () => {
    const name = '🛒'.repeat(40);

    const { orgs, orgsCut } = longest([{ id: 1, name, projects: [{ id: 2, name }] }]);

    expect(orgs).toEqual([{ id: 1, name: '🛒'.repeat(32), projects: [{ id: 2, name: '🛒'.repeat(32) }] }]);
    expect(orgsCut).toBeUndefined();
  });

  it('drops one entry after the other from the end', () => {
    const orgs = [
      { id: 1, name: 'Shop', projects: projects(1) },
      { id: 2, name: 'Other', projects: projects(1, 101) },
    ];

    const lists = [...shortLists(orgs)];

    expect(lists.map((list) => list.orgs.map(({ projects: { length } }) => length))).toEqual([
      [1, 1],
      [1, 0],
      [1],
      [0],
      [],
    ]);
    expect(lists.map(({ orgsCut }) => orgsCut)).toEqual([undefined, true, true, true, true]);
  });
});
