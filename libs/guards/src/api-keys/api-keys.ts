import { keyScopes, type ApiKeyKind, type KeyScope, type Queryable } from '#libs/entities';
import { DomainError } from '#libs/errors';
import { networkOf } from '#libs/security';
import {
  findKeys,
  findKeysById,
  findNamedProject,
  findOnlyProject,
  writeUses,
  type StoredKey,
  type TokenProject,
} from './api-key-queries.js';
import type { AuthorizedKey, KeyNeed } from './authorized-key.js';
import { bearerToken, hashApiKey, hasKeyForm } from './api-key-text.js';
import { StaleWhileRevalidateCache } from './stale-while-revalidate-cache.js';
import { KeyNetworks, type NewKeyNetwork } from './key-networks.js';
import { kindNeeded } from './key-scopes.js';
import { KeyUses } from './key-uses.js';

export interface ApiKeysOptions {
  database: Queryable;
  /** API_TOKEN and API_TOKEN_PROJECT_ID. */
  tokens?: readonly string[];
  tokenProjectId?: number;
  /** Milliseconds since 1970; decides what has expired. */
  now?: () => number;
  /** Told of each network that a secret key is used from for the first time; see `note_key_network`. */
  onNewNetwork?: (use: NewKeyNetwork) => void;
  /** Told of a valid key that lacks what a route needs. */
  onRefused?: (keyId: number) => void;
  /** Told when keys can no longer be looked up, and when uses cannot be stored. */
  onError?: (error: Error) => void;
}

const tokenProject = 'the project of API_TOKEN';

/** A key as a header shows it. */
interface ShownKey {
  readonly hash: string;
  /** Whether it is a token of API_TOKEN. */
  readonly isToken: boolean;
}

/** Whose headers are remembered. */
const mostShown = 100;
const everyScope: ReadonlySet<KeyScope> = new Set(keyScopes);

/**
 * Tells whose an API key is, from memory on the hot path.
 *
 * A revoked or stopped key, a key of a disabled organization and a scope that a key lost stop within a second in
 * every process: what a key may do is stored with it (`effective_scopes`), and keys in use are looked up again every 300 ms in one
 * query; one that was not used for 800 ms is looked up before it is trusted. While the database is unavailable, known keys keep working. Expiry counts from its very millisecond.
 */
export class ApiKeys {
  private readonly tokens: ReadonlySet<string>;
  /** Of all tokens of API_TOKEN together; changes with each of them, and tells none. */
  readonly tokensName: string;
  private readonly keys: StaleWhileRevalidateCache<StoredKey>;
  private readonly keysById: StaleWhileRevalidateCache<StoredKey>;
  private readonly tokenProjects: StaleWhileRevalidateCache<TokenProject>;
  private readonly shown = new Map<string, ShownKey>();
  private readonly uses: KeyUses;
  private readonly now: () => number;
  private readonly onRefused: ApiKeysOptions['onRefused'];

  constructor(options: ApiKeysOptions) {
    const { database, tokens = [], tokenProjectId, now = Date.now, onNewNetwork, onError } = options;
    const networks = new KeyNetworks(database);
    const elapsed = () => performance.now();
    this.now = now;
    this.onRefused = options.onRefused;
    this.tokens = new Set(tokens.map(hashApiKey));
    this.tokensName = hashApiKey([...this.tokens].sort().join());
    this.keys = new StaleWhileRevalidateCache({
      ask: (hashes) => findKeys(database, hashes),
      now: elapsed,
      onError,
    });
    this.keysById = new StaleWhileRevalidateCache({
      ask: (ids) => findKeysById(database, ids),
      now: elapsed,
    });
    this.tokenProjects = new StaleWhileRevalidateCache({
      ask: async () => {
        const project = await (tokenProjectId === undefined
          ? findOnlyProject(database)
          : findNamedProject(database, tokenProjectId));
        return new Map(project ? [[tokenProject, project]] : []);
      },
      now: elapsed,
    });
    this.uses = new KeyUses({
      write: async (uses) => {
        await writeUses(database, uses);
        for (const use of await networks.note(uses)) onNewNetwork?.(use);
      },
      onError,
    });
  }

  /** Begins to keep the keys in use fresh. */
  start(): void {
    this.keys.start();
    this.keysById.start();
    this.tokenProjects.start();
  }

  /** Stores the uses that are not stored yet; call it before the database closes. */
  async stop(): Promise<void> {
    this.keys.stop();
    this.keysById.stop();
    this.tokenProjects.stop();
    await this.uses.flush();
  }

  /** Stores when keys were used, up to now. */
  flushUses(): Promise<void> {
    return this.uses.flush();
  }

  /** Whether the header carries something that is meant as a key, valid or not, rather than a login. */
  isMeant(authorization: string | undefined): boolean {
    const token = bearerToken(authorization);
    return token !== undefined && (hasKeyForm(token) || this.tokens.has(hashApiKey(token)));
  }

  /**
   * The key in an `Authorization` header; without waiting when it is in memory and fresh.
   *
   * @param address of the caller, of which the network is kept with a secret key
   * @throws DomainError (also as a rejection) `unauthenticated`, the same for a missing, unknown, revoked and
   *   expired key; `forbidden` when it lacks what is needed, and for a token whose project is not clear;
   *   `unavailable` when an unknown key cannot be looked up
   */
  authorize(
    authorization: string | undefined,
    needs: KeyNeed,
    address?: string,
  ): AuthorizedKey | Promise<AuthorizedKey> {
    const shown = authorization === undefined ? undefined : this.read(authorization);
    const found = shown === undefined ? undefined : this.find(shown, address);
    if (!(found instanceof Promise)) return this.require(found, needs);
    return found.then((key) => this.require(key, needs), unavailable);
  }

  /**
   * A key that somebody has shown before, as it is now; undefined when it is not valid any more. Without waiting when it is
   * in memory and fresh. It counts as no use.
   *
   * @param keyId null for the tokens of API_TOKEN
   * @throws Error (as a rejection) when nothing is known of it and it cannot be looked up
   */
  current(keyId: number | null): AuthorizedKey | undefined | Promise<AuthorizedKey | undefined> {
    if (keyId === null)
      return this.tokens.size === 0
        ? undefined
        : later(this.tokenProjects.get(tokenProject), (project) =>
            project !== undefined && 'projectId' in project ? openedBy(project.projectId) : undefined,
          );
    return later(this.keysById.get(String(keyId)), (stored) =>
      stored !== undefined && stored.expiresAt > this.now() ? stored : undefined,
    );
  }

  private require(key: AuthorizedKey | undefined, needs: KeyNeed): AuthorizedKey {
    try {
      return requireNeed(key, needs);
    } catch (error) {
      if (typeof key?.keyId === 'number') this.onRefused?.(key.keyId);
      throw error;
    }
  }

  /** Programs send the same header again and again. */
  private read(authorization: string): ShownKey | undefined {
    const remembered = this.shown.get(authorization);
    if (remembered !== undefined) return remembered;
    const token = bearerToken(authorization);
    if (token === undefined) return undefined;
    const hash = hashApiKey(token);
    const isToken = this.tokens.has(hash);
    if (!isToken && !hasKeyForm(token)) return undefined;
    const shown = { hash, isToken };
    if (this.shown.size >= mostShown) this.shown.clear();
    this.shown.set(authorization, shown);
    return shown;
  }

  private find(
    { hash, isToken }: ShownKey,
    address: string | undefined,
  ): AuthorizedKey | undefined | Promise<AuthorizedKey | undefined> {
    if (isToken) return later(this.tokenProjects.get(tokenProject), openWithToken);
    return later(this.keys.get(hash), (stored) => this.use(stored, address));
  }

  private use(stored: StoredKey | undefined, address: string | undefined): AuthorizedKey | undefined {
    const now = this.now();
    if (stored === undefined || stored.expiresAt <= now) return undefined;
    const isTold = stored.kind === 'secret' && address !== undefined;
    this.uses.note(stored.keyId, now, isTold ? networkOf(address) : undefined);
    return stored;
  }
}

function later<T, R>(value: T | Promise<T>, then: (value: T) => R): R | Promise<R> {
  return value instanceof Promise ? value.then(then) : then(value);
}

function openWithToken(project: TokenProject | undefined): AuthorizedKey | undefined {
  if (project === undefined) return undefined;
  if ('projectId' in project) return openedBy(project.projectId);
  throw new DomainError('forbidden', 'token-project-unclear', project.fault);
}

/** A token of API_TOKEN is a service key with every scope. */
const openedBy = (projectId: number): AuthorizedKey => ({
  keyId: null,
  projectId,
  kind: 'secret',
  scopes: everyScope,
});

function requireNeed(key: AuthorizedKey | undefined, needs: KeyNeed): AuthorizedKey {
  if (key === undefined)
    throw new DomainError('unauthenticated', 'not-authenticated', 'Send a valid API key as a bearer token.');
  if (needs === 'itself') {
    if (key.kind === 'secret') return key;
    throw new DomainError('forbidden', 'secret-key-required', 'This needs a secret API key.');
  }
  if (key.scopes.has(needs)) return key;
  throw scopeMissing(needs, key.kind);
}

function scopeMissing(scope: KeyScope, kind: ApiKeyKind): DomainError {
  const never = kind === 'publishable' && kindNeeded(scope) === 'secret';
  const detail = `This needs an API key with the scope ${scope}${never ? ', which publishable keys never have' : ''}.`;
  return new DomainError('forbidden', 'scope-missing', detail);
}

function unavailable(error: unknown): never {
  if (error instanceof DomainError) throw error;
  throw new DomainError(
    'unavailable',
    'dependency-unavailable',
    'The API key cannot be checked right now. Try again later.',
    {
      retryAfterSeconds: 2,
      cause: error,
    },
  );
}
