import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { common } from '../texts/common.js';
import { isDay, lastDay } from './days.js';

/** A first and a last day, either of which may be open: empty. */
export interface Days {
  from: string;
  to: string;
}

interface DaySpanProps extends Days {
  labels: Days;
  set: (days: Days) => void;
}

/**
 * The fields for a span of days. Browsers tell of a date with every key, so of a year that is typed as 2, 20 and 202 first: what is
 * no span yet stays here.
 */
export function DaySpan({ labels, from, to, set }: DaySpanProps) {
  const [kept, setKept] = useState<{ typed: Partial<Days>; before: Days }>();
  const isCurrent = kept?.before.from === from && kept.before.to === to;
  const typed = isCurrent ? kept.typed : {};
  const shown = { from, to, ...typed };
  const keep = (days: Partial<Days>) => setKept({ typed: days, before: { from, to } });
  const change = (part: Partial<Days>) => {
    const next = { ...shown, ...part };
    if (!isUsable(next.from) || !isUsable(next.to) || isReversed(next)) return keep({ ...typed, ...part });
    keep({});
    set(next);
  };
  const fieldOf = (part: keyof Days, error?: string) => (
    <TextInput
      type="date"
      label={labels[part]}
      value={shown[part]}
      min="1970-01-01"
      max={lastDay}
      onChange={(event) => change({ [part]: event.currentTarget.value })}
      onBlur={() => isUsable(shown[part]) || keep({ ...typed, [part]: { from, to }[part] })}
      error={error}
      w={150}
    />
  );
  return (
    <>
      {fieldOf('from')}
      {fieldOf('to', isReversed(shown) ? common.endsBeforeStart : undefined)}
    </>
  );
}

const isUsable = (day: string): boolean => day === '' || isDay(day);

const isReversed = ({ from, to }: Days): boolean => isDay(from) && isDay(to) && to < from;
