import { segments } from '../../texts/segments.js';
import { textOf, type RuleForm, type RuleRow } from './rule-rows.js';

const texts = segments.rules;

/** Rules in words: “country_code is US and age is at least 18”. */
export function sentenceOfRules({ join, rows }: RuleForm): string {
  return rows.map(phraseOf).join(join === 'any' ? ` ${texts.or} ` : ` ${texts.and} `);
}

function phraseOf({ attribute, operator, operand }: RuleRow): string {
  const name = operator === '$exists' && operand === false ? 'notExists' : operator;
  const verb = texts.operators[name as keyof typeof texts.operators];
  if (operator === '$exists') return `${attribute} ${verb}`;
  const value = Array.isArray(operand) ? operand.map(textOf).join(', ') : textOf(operand);
  return `${attribute} ${verb} ${value}`;
}
