/**
 * Tells the server that this visitor is a known user of the site: a file of its own, loaded by the SDK when a page says so.
 */
import { shared } from './shared.js';

/** A server that is away, or has too much to do, is asked again after so long. */
const PAUSES_MS = [1_000, 4_000, 16_000];

async function join(url: string, body: string, tries: number): Promise<void> {
  // As text, so that browsers don't ask first whether they may send it to another origin.
  const response = await fetch(url, { method: 'POST', body, keepalive: true }).catch(() => undefined);
  const status = response?.status ?? 0;
  const pause = status === 0 || status === 429 || status >= 500 ? PAUSES_MS[tries] : undefined;
  if (pause !== undefined) setTimeout(() => void join(url, body, tries + 1), pause);
  else if (status === 409) actAsAnother(body);
  else if (!response?.ok) console.error('ABTesting: identify failed', await response?.text());
}

/** The server knows this browser as that of somebody else. */
function actAsAnother(body: string): void {
  const { projectId } = JSON.parse(body) as { projectId: number | string };
  shared().seats[projectId]?.client?.reset();
}

const { src, dataset } = document.currentScript as HTMLScriptElement;
void join(new URL('../identify', src).href, dataset['text']!, 0);
