/** Calls back once the document is parsed and DOMContentLoaded is over. */
export function whenDomReady(callback: () => void): void {
  // The only place that tells a parsed document before that event from one after it.
  if (performance.timing.domContentLoadedEventStart) callback();
  else addEventListener('DOMContentLoaded', callback);
}

const CHANGED = 'ab-url';
let href: string | undefined;

function check(): void {
  if (location.href === href) return;
  href = location.href;
  dispatchEvent(new Event(CHANGED));
}

function hookHistory(): void {
  href = location.href;
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name].bind(history);
    history[name] = (...args) => {
      original(...args);
      check();
    };
  }
  addEventListener('popstate', check);
  addEventListener('hashchange', check);
}

/**
 * Calls back after each change of the page's URL without a load, by history, hash, back or forward. As an event,
 * so that nothing is thrown inside the page's own pushState.
 */
export function onUrlChange(follower: () => void, signal: AbortSignal): void {
  if (!href) hookHistory();
  addEventListener(CHANGED, follower, { signal });
}
