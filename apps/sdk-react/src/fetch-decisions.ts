import type { Answer } from '../../sdk/src/published-types.js';
import type { ServerDecisionOptions } from './published-types.js';

/**
 * The decisions for a page that a server renders, to be handed over to the provider. Without them, when the server of the
 * experiments does not answer in time. Never rejects.
 */
export async function fetchDecisions({
  serverBaseUrl,
  projectId,
  url,
  endUserId,
  attributes,
  headers,
  timeoutMs = 1_000,
}: ServerDecisionOptions): Promise<Answer | undefined> {
  try {
    const response = await fetch(`${serverBaseUrl.replace(/\/+$/, '')}/decision`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      // A number comes as a text from settings of the environment.
      body: JSON.stringify({
        ...{ url, endUserId, attributes },
        projectId: /^\d+$/.test(String(projectId)) ? Number(projectId) : projectId,
      }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return response.ok ? ((await response.json()) as Answer) : undefined;
  } catch {
    return undefined;
  }
}
