import { useCallback, useState, type RefCallback } from 'react';

/** How far below or above the screen an element may be to count as near, so that it is ready when it comes into view. */
const margin = '400px 0px';

/**
 * Whether an element has come near the screen, or the page is printed; once near, it stays so. For what costs much to
 * read or to draw and is usually out of sight.
 */
export function useNear<E extends Element>(): [ref: RefCallback<E>, isNear: boolean] {
  const [isNear, setNear] = useState(false);
  const ref = useCallback((element: E | null) => {
    if (!element) return;
    const note = () => setNear(true);
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) note();
      },
      { rootMargin: margin },
    );
    observer.observe(element);
    window.addEventListener('beforeprint', note);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', note);
    };
  }, []);
  return [ref, isNear];
}
