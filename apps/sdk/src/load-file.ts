import type { Settings } from './options.js';
import { newScript } from './page-code.js';
import { trusted } from './shared.js';

/** Loads another file of the SDK, which finds a text that it is to show in the data of its script. Resolves when it is there, or cannot be. */
export function loadFile(
  { filesUrl, nonce }: Pick<Settings, 'filesUrl' | 'nonce'>,
  name: string,
  text = '',
): Promise<unknown> {
  const script = newScript(nonce);
  script.dataset.text = text;
  script.src = trusted('createScriptURL', filesUrl + name);
  document.head.append(script);
  return new Promise((resolve) => (script.onload = script.onerror = resolve));
}
