const WATCHED_MS = 3_000;
const QUIET_MS = 50;
const MAX_TIMES = 5;

/**
 * Calls back when the page draws elements within the next seconds, as many views do that wait for their data: once
 * it has been quiet for a moment, and at most five times. What the callback draws itself does not count. Gives back
 * how to stop.
 */
export function onRedraw(callback: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let times = 0;

  const observer = new MutationObserver((records) => {
    if (!records.some(({ target, addedNodes }) => target !== document.head && addedNodes.length)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      callback();
      observer.takeRecords();
      if (++times >= MAX_TIMES) stop();
    }, QUIET_MS);
  });
  observer.observe(document, { childList: true, subtree: true });
  const end = setTimeout(() => stop(), WATCHED_MS);

  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
    clearTimeout(end);
  };
  return stop;
}
