import type { Settings } from './options.js';
import { trusted } from './shared.js';

/** Loads another file of the SDK, which finds what it is told in the data of its script. Resolves when it is there, or cannot be. */
export function loadFile(
  { filesUrl, nonce }: Pick<Settings, 'filesUrl' | 'nonce'>,
  name: string,
  told: Record<string, string> = {},
): Promise<unknown> {
  const script = document.createElement('script');
  script.nonce = nonce;
  Object.assign(script.dataset, told);
  script.src = trusted('createScriptURL', filesUrl + name);
  document.head.append(script);
  return new Promise((resolve) => (script.onload = script.onerror = resolve));
}
