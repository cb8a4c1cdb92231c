import { describe, expect, it } from '@jest/globals';
import { formOf } from './rule-rows.js';
import { sentenceOfRules } from './rule-sentence.js';

describe('sentenceOfRules', () => {
  it.each([
    [{ country_code: 'US', age: { $gte: 18 } }, 'country_code is US and age is at least 18'],
    [{ $or: [{ plan: 'pro' }, { beta: true }] }, 'plan is pro or beta is true'],
    [{ country_code: { $in: ['US', 'CA'] } }, 'country_code is one of US, CA'],
    [{ email: { $exists: false } }, 'email is not known'],
    [{ email: { $exists: true } }, 'email is known'],
    [{ code: '18' }, 'code is "18"'],
  ])('puts %j in words', (rules, sentence) => {
    expect(sentenceOfRules(formOf(rules)!)).toBe(sentence);
  });
});
