import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { PostgresClient } from '#libs/entities';
import { joinChannel, parseAnnouncement, revisionChannel } from './announcement.js';
import type { AnnouncementHandlers, Announcements } from './announcements.js';

export interface PostgresAnnouncementsOptions {
  databaseUrl: string;
  /** How long to wait before the next try to connect. */
  retryMs?: number;
  /** How often the silent connection is asked whether it still lives, and how long it may take to answer. */
  heartbeatMs?: number;
  /** Told once when the connection is lost or refused, and then not again until it was back. */
  onLost?: (error: Error) => void;
  /** Told once when changes are heard again. */
  onBack?: () => void;
}

/** A connection to a server that is gone may never end. */
const stopLimitMs = 1_000;

/**
 * Listens on a connection of its own, since one from a pool could be handed to somebody else.
 *
 * A lost connection is replaced for as long as it takes; after each success `listening` is called, because
 * PostgreSQL keeps nothing for listeners that are not connected.
 */
export class PostgresAnnouncements implements Announcements {
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private outage = false;
  private attempt: Promise<void> = Promise.resolve();

  constructor(private readonly options: PostgresAnnouncementsOptions) {}

  start(handlers: AnnouncementHandlers): void {
    this.attempt = this.connect(handlers);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const ended = this.attempt.then(() => this.client?.end()).catch(() => undefined);
    await Promise.race([ended, sleep(stopLimitMs, undefined, { ref: false })]);
  }

  private async connect(handlers: AnnouncementHandlers): Promise<void> {
    const client = this.createClient(handlers);
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${revisionChannel}; LISTEN ${joinChannel}`);
    } catch (error) {
      this.lose(client, handlers, error as Error);
      return;
    }
    if (this.client !== client || this.stopped) return;
    if (this.outage) this.options.onBack?.();
    handlers.listening(this.outage);
    this.outage = false;
    this.scheduleHeartbeat(client, handlers);
  }

  private createClient(handlers: AnnouncementHandlers): Client {
    const { databaseUrl, heartbeatMs = 5_000 } = this.options;
    const client = new PostgresClient({
      connectionString: databaseUrl,
      connectionTimeoutMillis: heartbeatMs,
      query_timeout: heartbeatMs,
      keepAlive: true,
      application_name: 'abtestingtool announcements',
    });
    client.on('notification', ({ channel, payload = '' }) => {
      if (channel === joinChannel) return handlers.joined?.(Number(payload));
      const announcement = parseAnnouncement(payload);
      if (announcement) handlers.changed(announcement.projectId, announcement.revision);
    });
    client.on('error', (error) => this.lose(client, handlers, error));
    client.on('end', () => this.lose(client, handlers, new Error('The connection ended.')));
    return client;
  }

  private scheduleHeartbeat(client: Client, handlers: AnnouncementHandlers): void {
    this.timer = setTimeout(() => {
      client.query('SELECT 1').then(
        () => this.client === client && !this.stopped && this.scheduleHeartbeat(client, handlers),
        (error: Error) => this.lose(client, handlers, error),
      );
    }, this.options.heartbeatMs ?? 5_000);
    this.timer.unref();
  }

  private lose(client: Client, handlers: AnnouncementHandlers, error: Error): void {
    if (this.client !== client || this.stopped) return;
    this.client = undefined;
    clearTimeout(this.timer);
    client.end().catch(() => undefined);
    if (!this.outage) this.options.onLost?.(error);
    this.outage = true;
    this.timer = setTimeout(() => {
      this.attempt = this.connect(handlers);
    }, this.options.retryMs ?? 250);
    this.timer.unref();
  }
}
