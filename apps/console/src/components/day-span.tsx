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
  const { shown, type, forget, ask } = useTyped({ from, to }, set);
  const change = (part: keyof Days, day: string) => {
    const next = { ...shown, [part]: day };
    if (isUsable(next.from) && isUsable(next.to) && !isReversed(next)) ask(next);
    else type(next);
  };
  const fieldOf = (part: keyof Days, error?: string) => (
    <TextInput
      type="date"
      label={labels[part]}
      value={shown[part]}
      min="1970-01-01"
      max={lastDay}
      onChange={(event) => change(part, event.currentTarget.value)}
      onBlur={() => isUsable(shown[part]) || forget(part)}
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

interface Typed {
  days: Days;
  /** What the page had then. */
  over: Days;
  /** What the page was asked for, and perhaps does not have yet. */
  asked: Days;
}

/** Days as they are typed, until the page has others than those that it was asked for here. */
function useTyped(known: Days, set: (days: Days) => void) {
  const [typed, setTyped] = useState<Typed>();
  const isThere = typed !== undefined && areSame(known, typed.asked);
  const isCurrent = typed !== undefined && (isThere || areSame(known, typed.over));
  if (typed !== undefined && !isCurrent) setTyped(undefined);
  else if (isThere && !areSame(typed.over, known)) setTyped({ ...typed, over: known });
  const shown = isCurrent ? typed.days : known;
  const type = (days: Days) => setTyped({ days, over: known, asked: isCurrent ? typed.asked : known });
  return {
    shown,
    type,
    forget: (part: keyof Days) => type({ ...shown, [part]: known[part] }),
    ask: (days: Days) => {
      setTyped({ days, over: known, asked: days });
      set(days);
    },
  };
}

const areSame = (one: Days, other: Days) => one.from === other.from && one.to === other.to;

const isUsable = (day: string): boolean => day === '' || isDay(day);

const isReversed = ({ from, to }: Days): boolean => isDay(from) && isDay(to) && to < from;
