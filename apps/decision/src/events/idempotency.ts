import { createHash } from 'node:crypto';
import type { AuthorizedKey } from '#libs/guards';
import { DomainError, invalidField } from '#libs/errors';
import type { IdempotencyReference } from '#libs/ingestion';

const maxBytes = 255;

/**
 * What the `Idempotency-Key` header of a call asks for, and asked in turn what covers the call, null without a header.
 * Calls on different paths are different bodies.
 *
 * @throws DomainError invalid for a header that is empty or longer than 255 bytes
 */
export function readIdempotency(
  header: string | string[] | undefined,
  { keyId, projectId }: AuthorizedKey,
  call: { path: string; body: unknown },
): () => IdempotencyReference | null {
  if (header === undefined) return () => null;
  const key = String(header);
  if (key === '' || Buffer.byteLength(key) > maxBytes)
    throw invalidField('Idempotency-Key', `must be a text of 1 to ${maxBytes} bytes`);
  return () => ({ projectId, apiKeyId: keyId ?? 0, key, bodyHash: digestOf(call) });
}

function digestOf(call: { path: string; body: unknown }): string {
  return createHash('sha256').update(JSON.stringify(call)).digest('base64url');
}

/** The answer to a key that came before with another body. */
export function keyReused(): DomainError {
  return new DomainError(
    'invalid',
    'idempotency-key-reused',
    'This Idempotency-Key was already used with a different body.',
  );
}
