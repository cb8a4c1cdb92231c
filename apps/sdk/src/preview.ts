import { forSession, recall, store } from './storage.js';

const NAME = 'ab-preview';

/** The token of a preview link that this tab came by, on this page or an earlier one. */
export function previewToken(): string | undefined {
  const given = new URLSearchParams(location.search).get(NAME);
  if (given) store(forSession, NAME, given);
  return given || recall(forSession, NAME) || undefined;
}

/** Loads the page again as visitors see it. */
function endPreview(): void {
  store(forSession, NAME);
  const url = new URL(location.href);
  url.searchParams.delete(NAME);
  history.replaceState(null, '', url.href);
  location.reload();
}

/** A button in the corner that says what is shown, and ends it. Styled by properties, which no CSP refuses. */
export function showBadge(text: string): void {
  const badge = document.createElement('button');
  badge.id = NAME;
  badge.textContent = `Preview: ${text} (end)`;
  badge.style.cssText = 'position:fixed;z-index:2147483647;left:8px;bottom:8px;background:#222;color:#fff';
  badge.onclick = endPreview;
  document.documentElement.append(badge);
}
