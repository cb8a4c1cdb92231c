import { AsyncLocalStorage } from 'node:async_hooks';
import type { Server } from 'node:http';
import { Client } from 'pg';

type Sending = (this: unknown, statement: unknown, ...rest: unknown[]) => unknown;
type Emitting = (event: string | symbol, ...rest: unknown[]) => boolean;

/** What a server asks the database while it answers requests; what its process does beside them is left out. */
export class StatementLog {
  private readonly answering = new AsyncLocalStorage<string[]>();
  private readonly send: Sending;
  private statements: string[] | undefined;

  /** Until `stop`, statements of all clients in this process pass through here. */
  constructor(private readonly server: Server) {
    const clients = Client.prototype as unknown as { query: Sending };
    const { answering } = this;
    const send = (this.send = clients.query);
    clients.query = function (statement, ...rest) {
      const text = typeof statement === 'string' ? statement : (statement as { text?: string }).text;
      answering.getStore()?.push(text ?? '');
      return send.call(this, statement, ...rest);
    };
    const emit = server.emit.bind(server) as Emitting;
    const open = () => this.statements ?? [];
    server.emit = function (event: string | symbol, ...rest: unknown[]) {
      const next = () => emit(event, ...rest);
      return event === 'request' ? answering.run(open(), next) : next();
    } as typeof server.emit;
  }

  /** The statements that are sent for the requests that this makes, in order. */
  async during(requests: () => Promise<unknown>): Promise<string[]> {
    const statements = (this.statements = []);
    await requests();
    this.statements = undefined;
    return statements;
  }

  stop(): void {
    (Client.prototype as unknown as { query: Sending }).query = this.send;
    Reflect.deleteProperty(this.server, 'emit');
  }
}
