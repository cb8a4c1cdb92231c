import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { typedChecks } from './typed-faults.js';

/** Nobody is told of a fault in the middle of a word. */
const patienceMs = 600;
const none: Readonly<Record<string, string>> = {};

/**
 * What the server would refuse, told after a moment without typing: '' is about the whole text, and faults of page changes
 * stand at index and field, such as `2.selector`.
 */
export function useTypedFaults(
  language: keyof typeof typedChecks,
  text: string,
): Readonly<Record<string, string>> {
  const [settled] = useDebouncedValue(text, patienceMs);
  const [found, setFound] = useState({ text: '', faults: none });
  useEffect(() => {
    if (settled === '' || settled === '[]') return;
    let isCurrent = true;
    void import('./typed-faults.js').then(({ typedChecks: checks }) => {
      if (isCurrent) setFound({ text: settled, faults: checks[language](settled) });
    });
    return () => {
      isCurrent = false;
    };
  }, [language, settled]);
  // What was found of another text says nothing about this one.
  return found.text === text && text !== '' ? found.faults : none;
}

/** The line that a fault names, from 1. */
export const lineOf = (fault: string | undefined): number | undefined => {
  const [, line] = /\(line (\d+), column \d+\)/.exec(fault ?? '') ?? [];
  return line === undefined ? undefined : Number(line);
};
