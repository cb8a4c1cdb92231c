import type pg from 'pg';

/** What a coordinator sent to a worker. */
export interface RemoteCommand {
  text: string;
  node: string;
}

interface Noticing {
  on(event: 'notice', listener: (notice: { message?: string; detail?: string }) => void): void;
}

/** What apps make a coordinator send to its workers, as it tells its clients with `citus.log_remote_commands`. */
export class RemoteCommands {
  private commands: RemoteCommand[] = [];
  private readonly known = new WeakSet<object>();

  /** Listens to all connections that a pool has and will have. */
  listenTo(pool: pg.Pool): void {
    pool.on('connect', (client) => this.listen(client));
    for (const client of (pool as unknown as { _clients: Noticing[] })._clients) this.listen(client);
  }

  /** What was sent while something was done, without what opens and closes transactions. */
  async during<T>(
    work: () => Promise<T>,
  ): Promise<{ result: T; commands: RemoteCommand[]; prepared: number }> {
    this.commands = [];
    const result = await work();
    const all = this.commands;
    return {
      result,
      commands: all.filter(({ text }) => !/^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|PREPARE|SET)/i.test(text)),
      prepared: all.filter(({ text }) => /^PREPARE TRANSACTION/i.test(text)).length,
    };
  }

  private listen(client: Noticing): void {
    if (this.known.has(client)) return;
    this.known.add(client);
    client.on('notice', ({ message = '', detail = '' }) => {
      const [, text] = /^issuing ([\s\S]*)$/.exec(message) ?? [];
      const [, node] = /on server \S*?@?([^\s@]+:\d+)/.exec(detail) ?? [];
      if (text !== undefined) this.commands.push({ text: text.trim(), node: node ?? '' });
    });
  }
}

/** How many shards of a table the commands are for, at most; 1 for what goes to the place of one project. */
export function mostShards(commands: readonly RemoteCommand[]): number {
  const shards = new Map<string, Set<string>>();
  for (const { text } of commands)
    for (const [, table, shard] of text.matchAll(/\b([a-z_]+?)_(\d{6,})\b/g))
      shards.set(table!, (shards.get(table!) ?? new Set()).add(shard!));
  return Math.max(0, ...[...shards.values()].map(({ size }) => size));
}
