import { Client, type ClientConfig } from 'pg';

/** One way to reach a database. */
interface Way {
  readonly host: string;
  readonly port: number;
  readonly ssl: unknown;
}

const defaultPort = 5432;

/** What the driver keeps of a connection; it has one host, and decides about TLS before it connects. */
interface Changeable {
  host: string;
  port: number;
  ssl: unknown;
  connection: { ssl: unknown };
  connectionParameters: { host: string; port: number };
}

/**
 * A connection that knows what libpq knows of addresses: several hosts (parameter `hosts`), of which the first that answers
 * and is what `target_session_attrs` asks for is used, and `sslmode` of `prefer` and `allow`.
 *
 * Where there is more than one way, each is tried with a connection of its own first.
 */
export class PostgresClient extends Client {
  private readonly ways: readonly Way[];
  private readonly attribute: string;

  constructor(settings?: string | ClientConfig) {
    super(settings);
    const url = typeof settings === 'string' ? settings : settings?.connectionString;
    const parameters = url === undefined ? new URLSearchParams() : new URL(url).searchParams;
    this.attribute = parameters.get('target_session_attrs') ?? 'any';
    this.ways = waysOf(this.inner, parameters);
    this.timeoutMs = typeof settings === 'object' ? (settings.connectionTimeoutMillis ?? 0) : 0;
  }

  private readonly timeoutMs: number;

  private get inner(): Changeable {
    return this as unknown as Changeable;
  }

  override connect(): Promise<Client>;
  override connect(callback: (error: Error) => void): void;
  override connect(callback?: (error: Error) => void): Promise<Client> | void {
    if (this.ways.length === 1 && this.attribute === 'any')
      return callback ? super.connect(callback) : super.connect();
    const connected = this.findWay().then((way) => {
      this.take(way);
      return super.connect();
    });
    if (!callback) return connected;
    connected.then(() => callback(null as unknown as Error), callback);
  }

  private take({ host, port, ssl }: Way): void {
    Object.assign(this.inner, { host, port, ssl });
    Object.assign(this.inner.connectionParameters, { host, port });
    this.inner.connection.ssl = ssl;
  }

  private async findWay(): Promise<Way> {
    let failure: Error | undefined;
    let instead: Way | undefined;
    for (const way of this.ways) {
      const state = await this.ask(way).catch((error: Error) => {
        failure ??= error;
        return undefined;
      });
      if (state === undefined) continue;
      if (fits(state, this.attribute)) return way;
      instead ??= way;
      failure = new Error(`No host is what target_session_attrs=${this.attribute} asks for.`);
    }
    if (instead && this.attribute === 'prefer-standby') return instead;
    throw failure!;
  }

  private async ask({ host, port, ssl }: Way): Promise<ServerState> {
    const { user, password, database } = this;
    const client = new Client({
      ...{ host, port, user, password, database, ssl: ssl as boolean },
      connectionTimeoutMillis: this.timeoutMs,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      if (this.attribute === 'any') return { standby: false, readOnly: false };
      const { rows } = await client.query<ServerState>(
        `SELECT pg_is_in_recovery() AS standby, current_setting('transaction_read_only') = 'on' AS "readOnly"`,
      );
      return rows[0]!;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

interface ServerState {
  readonly standby: boolean;
  readonly readOnly: boolean;
}

function fits({ standby, readOnly }: ServerState, attribute: string): boolean {
  switch (attribute) {
    case 'read-write':
      return !readOnly;
    case 'read-only':
      return readOnly;
    case 'primary':
      return !standby;
    case 'standby':
    case 'prefer-standby':
      return standby;
    default:
      return true;
  }
}

function waysOf({ host, port, ssl }: Changeable, parameters: URLSearchParams): Way[] {
  const hosts = parameters.get('hosts')?.split(',').map(readHost) ?? [{ host, port }];
  const unchecked = { rejectUnauthorized: false };
  const modes: Record<string, unknown[]> = { prefer: [unchecked, false], allow: [false, unchecked] };
  const ssls = modes[parameters.get('sslmode') ?? ''] ?? [ssl];
  return hosts.flatMap((place) => ssls.map((mode) => ({ ...place, ssl: mode })));
}

function readHost(text: string): { host: string; port: number } {
  const [, host = '', port] = /^(?:\[?)(.*?)(?:\]?)(?::(\d+))?$/.exec(text) ?? [];
  return { host, port: port === undefined ? defaultPort : Number(port) };
}
