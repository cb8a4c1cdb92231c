import { existsSync, readFileSync } from 'node:fs';
import { compileRules } from './compile-rules.js';
import type { Attributes, SavedGroups } from './rules.js';

type Case = [string, object, Attributes, boolean, SavedGroups?];

const path = new URL('../../../../../shared/conformance/growthbook-cases.json', import.meta.url);

if (!existsSync(path)) {
  describe('the public conformance suite', () => {
    it.skip('is skipped, because ../shared/conformance is not there', () => undefined);
  });
} else {
  const cases = (JSON.parse(readFileSync(path, 'utf8')) as { evalCondition: Case[] }).evalCondition;

  describe('the public conformance suite', () => {
    it('has all of its cases', () => {
      expect(cases).toHaveLength(248);
    });

    it.each(cases.map((given, index) => ({ index, given })))(
      'agrees with case $index, $given.0',
      ({ given: [, rules, attributes, expected, groups] }) => {
        expect(compileRules(rules, groups)(attributes)).toBe(expected);
      },
    );
  });
}
