import type { PoolClient } from 'pg';
import { numberArray, textArray } from '../array-literal.js';
import type { EventOutcome, IdempotencyReference } from './event.js';

/** A call that was made before under an idempotency key. */
export interface FormerCall {
  readonly bodyHash: string;
  readonly events: readonly EventOutcome[];
}

/** No key stands twice in a statement; see `nameOf`. */
type References = readonly IdempotencyReference[];

/** Names a key across all projects. */
export function nameOf({ projectId, apiKeyId, key }: IdempotencyReference): string {
  return `${projectId}/${apiKeyId}/${key}`;
}

/**
 * Takes keys for the calls of this transaction.
 *
 * A transaction elsewhere that is about to take one of them is waited for.
 *
 * @returns the calls that took one of the keys before, by `nameOf`; keys free for 24 hours are taken anew
 */
export async function takeKeys(
  client: PoolClient,
  references: References,
): Promise<ReadonlyMap<string, FormerCall>> {
  if (references.length === 0) return new Map();
  const values = [...keyColumns(references), textArray(references.map(({ bodyHash }) => bodyHash))];
  const taken = await client.query<IdempotencyReference>({ name: 'take-keys', text: taking, values });
  if (taken.rows.length === references.length) return new Map();
  const ours = new Set(taken.rows.map(nameOf));
  const others = references.filter((reference) => !ours.has(nameOf(reference)));
  return readCalls(client, others);
}

/** Writes down what became of the calls that took their keys in this transaction. */
export async function noteAnswers(
  client: PoolClient,
  calls: readonly { reference: IdempotencyReference; events: readonly EventOutcome[] }[],
): Promise<void> {
  if (calls.length === 0) return;
  const values = [
    ...keyColumns(calls.map(({ reference }) => reference)),
    textArray(calls.map(({ events }) => JSON.stringify(events))),
  ];
  await client.query({ name: 'note-answers', text: noting, values });
}

async function readCalls(
  client: PoolClient,
  references: References,
): Promise<ReadonlyMap<string, FormerCall>> {
  const { rows } = await client.query<IdempotencyReference & { answer: string }>({
    name: 'read-calls',
    text: reading,
    values: keyColumns(references),
  });
  return new Map(
    rows.map((row) => [
      nameOf(row),
      { bodyHash: row.bodyHash, events: JSON.parse(row.answer) as EventOutcome[] },
    ]),
  );
}

function keyColumns(references: References): string[] {
  return [
    numberArray(references.map(({ projectId }) => projectId)),
    numberArray(references.map(({ apiKeyId }) => apiKeyId)),
    textArray(references.map(({ key }) => key)),
  ];
}

const taking = `
  INSERT INTO idempotency_key AS known (project_id, api_key_id, key, body_hash, answer)
  SELECT project_id, api_key_id, key, body_hash, ''
  FROM unnest($1::int[], $2::int[], $3::text[], $4::text[]) AS given (project_id, api_key_id, key, body_hash)
  ORDER BY project_id, api_key_id, key COLLATE "C"
  ON CONFLICT (project_id, api_key_id, key) DO UPDATE
  SET body_hash = EXCLUDED.body_hash, answer = '', created_at = now()
  WHERE known.created_at < now() - interval '24 hours'
  RETURNING project_id AS "projectId", api_key_id AS "apiKeyId", key`;

const reading = `
  SELECT project_id AS "projectId", api_key_id AS "apiKeyId", key, body_hash AS "bodyHash", answer
  FROM unnest($1::int[], $2::int[], $3::text[]) AS given (project_id, api_key_id, key)
  JOIN idempotency_key USING (project_id, api_key_id, key)`;

const noting = `
  UPDATE idempotency_key AS known SET answer = given.answer
  FROM unnest($1::int[], $2::int[], $3::text[], $4::text[]) AS given (project_id, api_key_id, key, answer)
  WHERE (known.project_id, known.api_key_id, known.key) = (given.project_id, given.api_key_id, given.key)`;
