import { ABTestingClient } from './client.js';
import type { ClientOptions } from './published-types.js';

/**
 * Starts from a script tag: `data-project-id`, and where needed the other options as data attributes. The server
 * is where the tag's file came from, above the folder `static`.
 */
function startFrom(tag: HTMLScriptElement): void {
  const options = { serverBaseUrl: new URL('..', tag.src).href, nonce: tag.nonce, ...tag.dataset };
  try {
    ABTestingClient.current = new ABTestingClient(options as Partial<ClientOptions> as ClientOptions);
    void ABTestingClient.current.init();
  } catch (error) {
    console.error(error);
  }
}

window.ABTestingClient ??= ABTestingClient;
const tag = document.currentScript as HTMLScriptElement | null;
if (tag?.dataset.projectId !== undefined) startFrom(tag);
