/** Calls back once the document is parsed and DOMContentLoaded is over. */
export function whenDomReady(callback: () => void): void {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const isOver = document.readyState !== 'loading' && entry?.domContentLoadedEventStart !== 0;
  if (isOver || document.readyState === 'complete') callback();
  else document.addEventListener('DOMContentLoaded', callback);
}

const followers: (() => void)[] = [];
let href: string;

function check(): void {
  if (location.href === href) return;
  href = location.href;
  for (const follower of followers) follower();
}

function hookHistory(): void {
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
 * Calls back after each change of the page's URL without a load: by history, hash, back or forward.
 * The callback must not throw: it would do so inside the page's own pushState.
 */
export function onUrlChange(follower: () => void): void {
  if (!followers.length) {
    href = location.href;
    hookHistory();
  }
  followers.push(follower);
}
