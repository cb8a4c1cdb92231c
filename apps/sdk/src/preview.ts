import type { Settings } from './options.js';
import { loadFile } from './load-file.js';
import { forSession, recall, store } from './storage.js';

const NAME = 'ab-preview';

/** The token of a preview link that this tab came by, on this page or an earlier one. */
export function previewToken(): string | undefined {
  const given = new URLSearchParams(location.search).get(NAME);
  if (given) store(forSession, NAME, given);
  return given || recall(forSession, NAME) || undefined;
}

/** A button in the corner that says what is shown, and ends it: a file of its own, since few see it. */
export const showBadge = (settings: Settings, text: string): unknown =>
  loadFile(settings, 'preview-badge.js', text);
