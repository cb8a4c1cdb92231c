import type { Pool } from 'pg';
import { numberArray, textArray } from '../array-literal.js';
import { withTimeoutOrNull } from '../with-timeout-or-null.js';
import { GroupCommit } from '../group-commit.js';
import { AttributeMemory, type EndUserKey, type StoredAttributes } from './attribute-memory.js';

export interface AttributeLookupOptions {
  pool: Pool;
  /** Milliseconds that only go up. */
  elapsed: () => number;
  /** How many end users are remembered. */
  capacity?: number;
  /** How late a change may be noticed. */
  lifetimeMs?: number;
  /** How long an answer waits for its look-up. */
  waitMs?: number;
  /** Told why a look-up was impossible. */
  onError?: (error: Error) => void;
}

/**
 * Reads what is stored about end users, for rules that ask for it; the questions of all waiting requests
 * travel in one query. A change is noticed within a second: that long an answer is remembered.
 */
export class AttributeLookup {
  private readonly memory: AttributeMemory;
  private readonly queries: GroupCommit<EndUserKey, StoredAttributes>;

  constructor(private readonly options: AttributeLookupOptions) {
    const { elapsed, capacity = 50_000, lifetimeMs = 1_000 } = options;
    this.memory = new AttributeMemory(elapsed, lifetimeMs, capacity);
    this.queries = new GroupCommit({ name: 'look up attributes', flush: (keys) => this.ask(keys), lanes: 2 });
  }

  /** What is remembered; undefined when it has to be looked up. */
  peek(key: EndUserKey): StoredAttributes | undefined {
    return this.memory.get(key);
  }

  /** Null when it cannot be known now. Never rejects. */
  find(key: EndUserKey): Promise<StoredAttributes | null> {
    const { waitMs = 1_000, onError } = this.options;
    return withTimeoutOrNull(this.queries.append(key), waitMs, onError);
  }

  private async ask(keys: readonly EndUserKey[]): Promise<StoredAttributes[]> {
    const askedAt = this.options.elapsed();
    const found = await selectAttributes(this.options.pool, keys);
    found.forEach((attributes, index) => this.memory.set(keys[index]!, attributes, askedAt));
    return found;
  }
}

const nothing: StoredAttributes = Object.freeze({});

/** Of a row of end_user. */
export const storedAttributesSql = `end_user.attributes || jsonb_strip_nulls(jsonb_build_object(
        'id', id, 'first_name', first_name, 'last_name', last_name, 'email', email,
        'is_premium', is_premium, 'country_code', country_code))`;

async function selectAttributes(pool: Pool, keys: readonly EndUserKey[]): Promise<StoredAttributes[]> {
  const { rows } = await pool.query<EndUserKey & { attributes: StoredAttributes }>({
    name: 'find-end-user-attributes',
    text: `
      SELECT project_id AS "projectId", id AS "endUserId", ${storedAttributesSql} AS attributes
      FROM end_users_of($1::int[], $2::text[]) AS end_user`,
    values: [
      numberArray(keys.map(({ projectId }) => projectId)),
      textArray(keys.map(({ endUserId }) => endUserId)),
    ],
  });
  const found = new Map(rows.map(({ attributes, ...key }) => [nameOf(key), attributes]));
  return keys.map((key) => found.get(nameOf(key)) ?? nothing);
}

const nameOf = ({ projectId, endUserId }: EndUserKey): string => `${projectId}/${endUserId}`;
