import { metrics } from '../../texts/metrics.js';
import { formOf } from '../targeting/rule-rows.js';
import { sentenceOfRules } from '../targeting/rule-sentence.js';

/** Rules of events in words; empty when all events match. */
export function filterWords(filter: object | null): string {
  if (filter === null || Object.keys(filter).length === 0) return '';
  const form = formOf(filter);
  if (!form) return metrics.words.byRules;
  const rows = form.rows.map((row) => ({ ...row, attribute: row.attribute.replace(/^properties\./, '') }));
  return sentenceOfRules({ ...form, rows });
}
