import { AbTestingClient } from '../client.js';
import type { ClientOptions } from '../options.js';
import type * as published from '../published-types.js';
import { FakeDatafileServer } from './fake-server.js';
import { settle } from './fake-surroundings.js';

/** What is published describes what there is. */
const described: typeof published.AbTestingClient = AbTestingClient;

/** The clients that a test starts, and what they complain about. */
export class StartedClients {
  readonly errors: string[] = [];
  private readonly clients: AbTestingClient[] = [];

  newServer(): ClientServer {
    return new ClientServer(this);
  }

  async start(server: FakeDatafileServer, options: Partial<ClientOptions> = {}): Promise<AbTestingClient> {
    const client = new described(
      {
        ...{ serverBaseUrl: 'http://ab.test/', apiKey: 'secret' },
        onError: (error) => this.errors.push(error.message),
        ...options,
      },
      // @ts-expect-error What tests replace is not published.
      server.machine,
    ) as AbTestingClient;
    this.clients.push(client);
    await settle();
    return client;
  }

  /** Ends all of them, and forgets what they said. */
  async end(): Promise<void> {
    for (const client of this.clients.splice(0)) void client.close(0);
    await settle();
    this.errors.length = 0;
  }
}

/** A server that clients can be started with. */
export class ClientServer extends FakeDatafileServer {
  constructor(private readonly started: StartedClients) {
    super();
  }

  start(options?: Partial<ClientOptions>): Promise<AbTestingClient> {
    return this.started.start(this, options);
  }
}
