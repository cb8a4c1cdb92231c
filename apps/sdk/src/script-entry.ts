import { ABTestingClient } from './client.js';
import type { ClientOptions } from './published-types.js';

/**
 * Starts from a script tag: `data-project-id` (or `?project=` in its `src`, where a tag manager drops attributes),
 * and where needed the other options as data attributes. The server is where the tag's file came from, above the
 * folder `static`.
 */
function startFrom(tag: HTMLScriptElement, projectId: string): void {
  const options = { serverBaseUrl: new URL('..', tag.src).href, nonce: tag.nonce, ...tag.dataset, projectId };
  try {
    ABTestingClient.current = new ABTestingClient(options as Partial<ClientOptions> as ClientOptions);
    void ABTestingClient.current.init();
  } catch (error) {
    console.error(error);
  }
}

window.ABTestingClient ??= ABTestingClient;
const tag = document.currentScript as HTMLScriptElement | null;
const projectId = tag && (tag.dataset.projectId ?? (tag.src && new URL(tag.src).searchParams.get('project')));
if (tag && projectId != null && projectId !== '') startFrom(tag, projectId);
