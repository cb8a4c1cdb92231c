import { describe, expect, it } from '@jest/globals';
import { evaluationWords, type Evaluation } from './evaluation-words.js';
import { readAttributes } from './read-attributes.js';

describe('attributes of a context', () => {
  it.each([
    ['', {}],
    ['country_code = US\n\n plan: pro ', { country_code: 'US', plan: 'pro' }],
    ['tester = true\nage=42\nzip = "01234"\nnote =', { tester: true, age: 42, zip: '01234', note: '' }],
    ['url: https://shop.example/a?b=c', { url: 'https://shop.example/a?b=c' }],
    [' {"tags": ["a"]}', { tags: ['a'] }],
  ])('are read from %j', (text, attributes) => {
    expect(readAttributes(text)).toEqual({ attributes });
  });

  it.each([
    ['plan = pro\ntester', 'Line 2 needs a name and a value, such as country_code = US.'],
    ['= US', 'Line 1 needs a name and a value, such as country_code = US.'],
    ['{"plan": ', 'Enter a JSON object.'],
  ])('are refused in %j', (text, fault) => {
    expect(readAttributes(text)).toEqual({ fault });
  });
});

describe('an evaluation in words', () => {
  const on = { id: 2, title: 'on', value: true };
  const rules: Evaluation['rules'] = [{ id: 3, name: 'Testers', applies: true, why: null }];
  const words = (fields: Partial<Evaluation>) =>
    evaluationWords(
      { ...{ variation: on, reason: 'TARGETING_MATCH', ruleId: 3, rules, excluded: null }, ...fields },
      ({ title, value }) => `${title} (${JSON.stringify(value)})`,
    );

  it('says what an end user gets, and why', () => {
    expect(words({})).toEqual({ gets: 'Gets on (true).', because: 'The rule “Testers” applies.' });
    expect(words({ ruleId: 0 }).because).toBe('No rule applies, so the default rule decides.');
    expect(words({ ruleId: 0, rules: [] }).because).toBe('The default rule decides.');
    expect(words({ ruleId: null }).because).toBe('This end user is pinned to it.');
    expect(words({ ruleId: null, reason: 'STATIC' }).because).toBe('This variation is shipped.');
    expect(words({ ruleId: null, reason: 'DISABLED' }).because).toBe('This flag is off.');
    expect(words({ variation: null, ruleId: null, reason: 'UNKNOWN', excluded: 'holdout' })).toEqual({
      gets: 'Gets no variation: programs use the default of their code.',
      because: 'This end user is in the holdout of the project.',
    });
  });
});
