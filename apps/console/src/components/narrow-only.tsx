import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';

/** Up to which width lists leave out columns; see `.wide-only`. */
export const narrowScreen = '(max-width: 48em)';

/** What stands in a row of a list for the columns that narrow screens have no room for. */
export function NarrowOnly({ children }: { children: ReactNode }) {
  const isNarrow = useMediaQuery(narrowScreen, undefined, { getInitialValueInEffect: false });
  return isNarrow ? children : null;
}
