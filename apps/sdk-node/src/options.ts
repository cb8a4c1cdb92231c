/** What a client is made with; see docs/node.md. */
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

export type CompleteOptions = Required<Omit<ClientOptions, 'datafilePath' | 'hmacSalt'>> &
  Pick<ClientOptions, 'datafilePath' | 'hmacSalt'>;

/** @throws TypeError that names what is missing or wrong */
export function readOptions(options: ClientOptions): CompleteOptions {
  const { serverBaseUrl, apiKey } = options;
  if (typeof serverBaseUrl !== 'string' || !/^https?:\/\//i.test(serverBaseUrl))
    throw new TypeError('AbTestingClient: serverBaseUrl must be an absolute http or https address.');
  if (typeof apiKey !== 'string' || apiKey === '')
    throw new TypeError('AbTestingClient: apiKey must be a secret API key.');
  return {
    ...options,
    serverBaseUrl: serverBaseUrl.replace(/\/+$/, ''),
    apiKey,
    pollIntervalMs: positive(options.pollIntervalMs, 'pollIntervalMs', 30_000),
    stream: options.stream ?? true,
    flushIntervalMs: positive(options.flushIntervalMs, 'flushIntervalMs', 1_000),
    maxQueued: positive(options.maxQueued, 'maxQueued', 10_000),
    timeoutMs: positive(options.timeoutMs, 'timeoutMs', 5_000),
    onError: safely(options.onError),
  };
}

/** What is told of errors must not make one. */
function safely(onError: ClientOptions['onError']): CompleteOptions['onError'] {
  return (error) => {
    try {
      onError?.(error);
    } catch {
      // There is nobody left to tell.
    }
  };
}

function positive(value: number | undefined, name: string, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (Number.isFinite(value) && value > 0) return value;
  throw new TypeError(`AbTestingClient: ${name} must be a positive number.`);
}
