import { useState } from 'react';
import type { DraftVariation } from '../draft/draft.js';
import { readValue, textOf, type ValueType } from './value-text.js';

/**
 * The value of a variation as it is typed. What is none of its type is kept as a text until it is one, so that nothing
 * typed is lost and nothing wrong is saved.
 */
export function useValueText(
  { value, valueText }: Pick<DraftVariation, 'value' | 'valueText'>,
  type: ValueType,
  change: (changes: Pick<DraftVariation, 'valueText'> & Partial<Pick<DraftVariation, 'value'>>) => void,
) {
  const stored = valueText ?? textOf(value);
  const [typed, setTyped] = useState(stored);
  const read = readValue(type, typed);
  // What was typed may be written in another way than it is stored; anything else has been changed elsewhere.
  const isSame =
    'fault' in read ? valueText === typed : valueText === undefined && textOf(read.value) === textOf(value);
  const text = isSame ? typed : stored;
  const own = readValue(type, text);
  return {
    text,
    fault: valueText !== undefined && 'fault' in own ? own.fault : undefined,
    onChange: (next: string) => {
      setTyped(next);
      const now = readValue(type, next);
      change('fault' in now ? { valueText: next } : { value: now.value, valueText: undefined });
    },
  };
}
