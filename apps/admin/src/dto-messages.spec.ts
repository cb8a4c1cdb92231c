import 'reflect-metadata';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';

interface Rule {
  type: string;
  name?: string;
  propertyName: string;
  message?: unknown;
  constraintCls?: new () => unknown;
}

interface Constraint {
  instance: { defaultMessage?: (args: object) => string };
}

/** Names of rules that make sure that a value is an object before its own fields are checked. */
const objectRules = ['isObject', 'isPart'];

let rulesOfClasses: [string, Rule[]][];

beforeAll(async () => {
  await import('./admin.module.js');
  const storage = getMetadataStorage() as unknown as { validationMetadatas: Map<{ name: string }, Rule[]> };
  rulesOfClasses = [...storage.validationMetadatas].map(([{ name }, rules]) => [name, rules]);
});

/** What is told when the rule fails, with its placeholders; undefined for a rule that tells nothing. */
function messageOf({ type, message, constraintCls }: Rule): string | undefined {
  if (typeof message === 'string') return message;
  if (type !== 'customValidation' || constraintCls === undefined) return undefined;
  const [constraint] = getMetadataStorage().getTargetValidatorConstraints(constraintCls) as Constraint[];
  return constraint?.instance.defaultMessage?.({ value: ['https://*', '*'], constraints: [] });
}

describe('rules of DTOs', () => {
  it('are found for all requests', () => {
    expect(rulesOfClasses.length).toBeGreaterThan(60);
  });

  it('tell what is wrong in our words, which follow the name of the field', () => {
    const foreign = rulesOfClasses.flatMap(([name, rules]) =>
      rules
        .filter((rule) => rule.type === 'customValidation')
        .filter((rule) => !/^(must|is|has|cannot|contains|names|needs) /.test(messageOf(rule) ?? ''))
        .map((rule) => `${name}.${rule.propertyName} ${rule.name}: ${messageOf(rule)}`),
    );

    expect([...new Set(foreign)]).toEqual([]);
  });

  it('make sure of an object before its fields are checked, which class-validator would tell in its own words', () => {
    const unsure = rulesOfClasses.flatMap(([name, rules]) =>
      rules
        .filter(({ type }) => type === 'nestedValidation')
        .filter(
          ({ propertyName }) =>
            !rules.some(
              (rule) => rule.propertyName === propertyName && objectRules.includes(rule.name ?? ''),
            ),
        )
        .map(({ propertyName }) => `${name}.${propertyName}`),
    );

    expect(unsure).toEqual([]);
  });
});
