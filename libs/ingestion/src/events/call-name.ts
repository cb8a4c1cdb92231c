import type { IdempotencyReference } from './event.js';

/** Names a call with an idempotency key across all projects. */
export function callName({ projectId, apiKeyId, key }: IdempotencyReference): string {
  return `${projectId}/${apiKeyId}/${key}`;
}
