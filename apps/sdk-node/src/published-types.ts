/** What `@abtestingtool/node` exports. Published as it stands as index.d.ts: declarations only. */

/** What programs use in place of a variation. */
export type FlagValue = boolean | string | number | object;

/** Whom a decision is for: the end user as `targetingKey`, the page as `url`, and attributes that segments may ask for. */
export type Context = Readonly<Record<string, unknown>> & { readonly targetingKey?: string };

export interface ClientOptions {
  /** Where the decision app answers, for example `https://ab.example.com`. */
  serverBaseUrl: string;
  /** A secret key with the scopes `datafile`, `decide` and `events:write`. */
  apiKey: string;
  /** A file in which the last known datafile is kept, for a start without the server. */
  datafilePath?: string;
  /** HMAC_SALT of the installation; without it, what depends on buckets is asked from the server. */
  hmacSalt?: string;
  /** How often to look for changes while the stream is away, in milliseconds (default 30,000). */
  pollIntervalMs?: number;
  /** Whether to listen to the stream of changes (default true). */
  stream?: boolean;
  /** How long exposures and events wait for others at most, in milliseconds (default 1,000). */
  flushIntervalMs?: number;
  /** How many exposures, and how many events, may wait (default 10,000 each); more are dropped and counted. */
  maxQueued?: number;
  /** How long a request may take, in milliseconds (default 5,000). */
  timeoutMs?: number;
  /** Told of everything that goes wrong; nothing is thrown. */
  onError?: (error: Error) => void;
}

/** What an end user gets of a flag, and why. */
export interface Decision {
  readonly key: string;
  /** `undefined`: the default in the code counts. */
  readonly value: FlagValue | undefined;
  /** The variation's name. */
  readonly variant?: string | undefined;
  readonly reason: 'STATIC' | 'TARGETING_MATCH' | 'SPLIT' | 'DISABLED' | 'UNKNOWN' | 'ERROR';
  readonly errorCode?:
    'PROVIDER_NOT_READY' | 'FLAG_NOT_FOUND' | 'TARGETING_KEY_MISSING' | 'INVALID_CONTEXT' | 'GENERAL';
  readonly errorDetails?: string;
  /** `experimentId`, `variationId`, `isControl`, `bucket`, `excluded`, as far as they are known. */
  readonly metadata: Readonly<Record<string, string | number | boolean>>;
}

export interface DecideOptions {
  /** With `false` nothing is reported, as for something that is only looked at. */
  exposure?: boolean;
}

/** What an event says beside its type. */
export interface EventDetails {
  value?: number;
  properties?: Record<string, unknown>;
  /** Id or key; without one it counts in every experiment that the end user is in. */
  experiment?: number | string;
  /** Such as the number of an order: sent again, it counts once. */
  id?: string;
  /** Milliseconds since 1970; now when left out. */
  timestamp?: number;
}

/**
 * `starting`: no datafile yet; `ready`: it is as fresh as can be; `stale`: the server cannot be reached; `error`: it
 * refuses the key. What is known is used in each of them.
 */
export type Status = 'starting' | 'ready' | 'stale' | 'error';

/** Decides in this process by the datafile of the project, and reports what was shown. Nothing of it throws but `new`. */
export declare class AbTestingClient {
  /** Starts at once. Throws a TypeError that names what is missing or wrong in the options. */
  constructor(options: ClientOptions);

  get status(): Status;

  /** How many exposures and events wait for the server, and how many were lost. */
  get queue(): { readonly queued: number; readonly dropped: number };

  /** Whether there is a datafile to decide by, from the server or from disk; waits for it so long at most. Never rejects. */
  ready(timeoutMs?: number): Promise<boolean>;

  /** Calls back with each change of the status, or with `true` of the datafile; what it returns ends that. */
  onChange(listener: (status: Status, changed: boolean) => void): () => void;

  /** Looks for a newer datafile now. Never rejects. */
  refresh(): Promise<void>;

  /**
   * The value of a flag, or the fallback: where there is none, where it is of another type, and for what only the server
   * can tell and was not asked before (see `prepare`). Without waiting; the exposure is reported later.
   */
  value(key: string, context: Context, fallback: boolean): boolean;
  value(key: string, context: Context, fallback: string): string;
  value(key: string, context: Context, fallback: number): number;
  value<T>(key: string, context: Context, fallback: T): T;

  /** What an end user gets of a flag, and why. Without waiting; as `value`. */
  decide(key: string, context: Context, options?: DecideOptions): Decision;

  /** The same, for which the server is asked where only it can tell. Never rejects. */
  evaluate(key: string, context: Context, options?: DecideOptions): Promise<Decision>;

  /** Asks the server about everything that only it can tell of a context, so that `value` and `decide` know it. */
  prepare(context: Context): Promise<void>;

  /** Counts an event of an end user. */
  track(type: string, context: Context, details?: EventDetails): void;

  /** After a log-in: both ids are one person from now on. Whether the server has joined them. Never rejects. */
  identify(userId: string, anonymousId: string): Promise<boolean>;

  /** Sends what waits; whether all of it arrived. Never rejects. */
  flush(): Promise<boolean>;

  /** Sends what waits, so long at most (default 5,000 ms), and ends. Whether all of it arrived. Never rejects. */
  close(withinMs?: number): Promise<boolean>;
}

interface Resolution<T> {
  value: T;
  variant?: string;
  reason: string;
  errorMessage?: string;
  flagMetadata: Record<string, string | number | boolean>;
}

/** A client as a provider of `@openfeature/server-sdk`: the answers are those of OFREP. */
export declare class AbTestingProvider {
  constructor(client: AbTestingClient);
  readonly metadata: { readonly name: string };
  readonly runsOn: 'server';
  /** An emitter as OpenFeature wants it. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- without OpenFeature's types, which need not be there
  readonly events: any;
  initialize(): Promise<void>;
  onClose(): Promise<void>;
  resolveBooleanEvaluation(key: string, fallback: boolean, context: Context): Promise<Resolution<boolean>>;
  resolveStringEvaluation(key: string, fallback: string, context: Context): Promise<Resolution<string>>;
  resolveNumberEvaluation(key: string, fallback: number, context: Context): Promise<Resolution<number>>;
  resolveObjectEvaluation<T>(key: string, fallback: T, context: Context): Promise<Resolution<T>>;
  track(type: string, context: Context, details?: Record<string, unknown>): void;
}
