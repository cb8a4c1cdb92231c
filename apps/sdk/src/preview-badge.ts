/** The badge of a preview, loaded by the SDK where one is shown: says which, and ends it on a click. */
const NAME = 'ab-preview';

function endPreview(): void {
  sessionStorage.removeItem(NAME);
  const url = new URL(location.href);
  url.searchParams.delete(NAME);
  history.replaceState(null, '', url.href);
  location.reload();
}

/** Styled by properties, which no Content-Security-Policy refuses. */
function showBadge(text: string): void {
  const badge = document.getElementById(NAME) ?? document.createElement('button');
  badge.id = NAME;
  badge.textContent = `Preview: ${text} (end)`;
  badge.style.cssText = 'position:fixed;z-index:2147483647;left:8px;bottom:8px;background:#222;color:#fff';
  badge.onclick = endPreview;
  document.documentElement.append(badge);
}

showBadge(document.currentScript?.dataset['text'] ?? '');
