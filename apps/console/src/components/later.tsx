import { useDeferredValue, type ReactNode } from 'react';

interface LaterProps {
  /** Stands there until then. */
  fallback?: ReactNode;
  /** Whether it is wanted at once. */
  isWanted?: boolean;
  children: ReactNode;
}

/**
 * What is drawn after the rest of the page, and yields to clicks meanwhile. One within another comes after it. For what stands
 * below the screen at first.
 */
export function Later({ fallback = null, isWanted = false, children }: LaterProps) {
  const isTime = useDeferredValue(true, false);
  return isTime || isWanted ? children : fallback;
}
