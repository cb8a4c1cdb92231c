import { attributeNames } from './attribute-names.js';

describe('attributeNames', () => {
  it.each<[object, string[]]>([
    [{}, []],
    [{ plan: 'pro', age: { $gte: 18 } }, ['plan', 'age']],
    [{ 'address.city': 'Wien' }, ['address']],
    [{ $or: [{ a: 1 }, { $not: { b: 2 } }], $nor: [{ $and: [{ c: 3 }] }] }, ['a', 'b', 'c']],
    [{ tags: { $elemMatch: { name: 'x' } } }, ['tags']],
    [{ $or: 'rubbish', $not: null }, []],
  ])('of %j', (rules, names) => {
    expect([...attributeNames(rules)]).toEqual(names);
  });
});
