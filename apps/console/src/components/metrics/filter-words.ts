import { metrics } from '../../texts/metrics.js';
import { segments } from '../../texts/segments.js';
import { formOf, type RuleRow } from '../targeting/rule-rows.js';

const operators: Readonly<Record<string, string>> = segments.rules.operators;

/** Rules of events in words; empty when all events match. */
export function filterWords(filter: object | null): string {
  if (filter === null || Object.keys(filter).length === 0) return '';
  const form = formOf(filter);
  if (!form) return metrics.words.byRules;
  return form.rows.map(rowWords).join(form.join === 'all' ? ' and ' : ' or ');
}

function rowWords({ attribute, operator, operand }: RuleRow): string {
  const name = attribute.replace(/^properties\./, '');
  if (operator === '$exists') return `${name} ${operators[operand === false ? 'notExists' : '$exists']}`;
  const value = Array.isArray(operand) ? operand.join(', ') : String(operand);
  return `${name} ${operators[operator] ?? operator} ${value}`;
}
