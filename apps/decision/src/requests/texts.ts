import type { FieldFaults } from './fields.js';

const maxTextLength = 255;

/** Whether PostgreSQL takes a text. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** An optional short text or number, which becomes its digits. */
export function readText(value: unknown, field: string, faults: FieldFaults): string | null {
  if (value === undefined || value === null || value === '') return null;
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text === 'string' && text.length <= maxTextLength && isStorable(text)) return text;
  faults.add(field, `must be a text of at most ${maxTextLength} characters`);
  return null;
}

/** The id of an experiment in digits, or its key; null for none. */
export function readExperiment(value: unknown, faults: FieldFaults): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return String(value);
  if (typeof value === 'string' && value !== '' && value.length <= maxTextLength && isStorable(value))
    return value;
  faults.add('experiment_id', 'must be the id or the key of an experiment');
  return null;
}

/** Numbers beyond what JSON's readers hold have become infinite on the way. */
export function isKeepable(value: unknown, levels: number): boolean {
  if (typeof value === 'string') return isStorable(value);
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  return Object.entries(value).every(([name, part]) => isStorable(name) && isKeepable(part, levels - 1));
}
