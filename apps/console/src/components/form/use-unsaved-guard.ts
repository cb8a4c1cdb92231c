import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { common } from '../../texts/common.js';
import { confirmed } from '../confirm.js';

/** Keeps one from leaving a page with unsaved changes by mistake: asks first, also when the tab is closed. */
export function useUnsavedGuard(hasUnsaved: boolean): void {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => hasUnsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    void confirmed({ ...common.unsaved, isDestructive: true }).then((leave) =>
      leave ? blocker.proceed() : blocker.reset(),
    );
  }, [blocker]);
  useEffect(() => {
    if (!hasUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [hasUnsaved]);
}
