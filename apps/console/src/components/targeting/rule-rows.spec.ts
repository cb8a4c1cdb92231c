import { describe, expect, it } from '@jest/globals';
import { formOf, rulesOf, textOf, valueOf } from './rule-rows.js';

describe('rules as a form', () => {
  it.each([
    [{}],
    [{ country_code: 'US', age: { $gte: 18 } }],
    [{ $or: [{ plan: { $in: ['pro', 'team'] } }, { is_premium: true }] }],
    [{ $and: [{ age: { $gte: 18 } }, { age: { $lt: 65 } }] }],
    [{ email: { $regexi: '@example' }, app: { $vgte: '2.1.0' }, plan: { $exists: false } }],
  ])('says the same as the JSON: %j', (rules) => {
    const form = formOf(rules);

    expect(form).toBeDefined();
    expect(rulesOf(form!)).toEqual(rules);
  });

  it.each([
    [{ $not: { age: 5 } }],
    [{ $or: [{ a: 1, b: 2 }, { c: 3 }] }],
    [{ tags: { $elemMatch: { $eq: 'a' } } }],
    [{ a: null }],
    [[]],
    ['text'],
  ])('is left to the JSON where it cannot show it: %j', (rules) => {
    expect(formOf(rules)).toBeUndefined();
  });

  it('reads typed values as what they look like, and quoted ones as text', () => {
    expect(['18', '-1.5', 'true', 'US', '"18"', ''].map(valueOf)).toEqual([18, -1.5, true, 'US', '18', '']);
    expect([18, '18', 'true', true, 'US'].map(textOf)).toEqual(['18', '"18"', '"true"', 'true', 'US']);
  });
});
