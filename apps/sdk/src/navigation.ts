/** Calls back once the document is parsed and DOMContentLoaded is over. */
export function whenDomReady(callback: () => void): void {
  // The only place that tells a parsed document before that event from one after it.
  if (performance.timing.domContentLoadedEventStart) callback();
  else addEventListener('DOMContentLoaded', callback);
}

/** How long an address that the page replaces has to stay until it counts: people type, and pages write it down. */
const BURST_MS = 250;
/** Of this copy of the file alone. */
const changes = new EventTarget();

let href: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let isPushed = false;

function settle(): void {
  isPushed = false;
  changes.dispatchEvent(new Event('settled'));
}

function check(isReplaced: boolean): void {
  if (location.href === href) return;
  href = location.href;
  changes.dispatchEvent(new Event('changed'));
  if (isPushed) return;
  isPushed = !isReplaced;
  clearTimeout(timer);
  timer = setTimeout(settle, isReplaced ? BURST_MS : 0);
}

/** The Navigation API tells of every change, also by functions that the page has kept; history only of new calls. */
function hookHistory(): void {
  href = location.href;
  const { navigation } = window as unknown as { navigation?: EventTarget };
  if (navigation)
    navigation.addEventListener('currententrychange', (event) =>
      check((event as Event & { navigationType?: string }).navigationType === 'replace'),
    );
  else
    for (const name of ['pushState', 'replaceState'] as const) {
      const original = history[name].bind(history);
      history[name] = (...args) => {
        original(...args);
        check(name !== 'pushState');
      };
    }
  addEventListener('popstate', () => check(false));
  addEventListener('hashchange', () => check(false));
}

/**
 * Calls back after each change of the page's URL without a load, by history, hash, back or forward: when it has
 * `changed`, or once it has `settled`, a turn later, so that the page can draw its new view first, and once for a
 * burst of replaced addresses. As an event, so that nothing is thrown inside the page's own pushState.
 */
export function onUrl(when: 'changed' | 'settled', follower: () => void, signal: AbortSignal): void {
  if (!href) hookHistory();
  changes.addEventListener(when, follower, { signal });
}
