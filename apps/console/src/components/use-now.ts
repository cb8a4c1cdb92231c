import { useEffect, useState } from 'react';

const everyMs = 60_000;

/** The time, to the minute: what is drawn by it is drawn again as it passes. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
