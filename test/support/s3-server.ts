import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from './free-port.js';

interface S3rver {
  run(): Promise<unknown>;
  httpServer: Server;
}

type S3rverClass = new (options: {
  address: string;
  port: number;
  directory: string;
  silent: boolean;
}) => S3rver;

const S3rver = createRequire(import.meta.url)('s3rver') as S3rverClass;

/** An S3-compatible server on loopback that can go away and come back with what it holds. */
export class S3Server {
  private running: S3rver | undefined;

  private constructor(
    private readonly port: number,
    /** Where it keeps what it holds. */
    readonly folder: string,
  ) {}

  static async start(): Promise<S3Server> {
    const server = new S3Server(await findFreePort(), mkdtempSync(join(tmpdir(), 'abtesting-s3-')));
    await server.comeBack();
    return server;
  }

  /** Settings that lead to it. */
  get settings(): Record<string, string> {
    const keys = { STORAGE_ACCESS_KEY: 'S3RVER', STORAGE_SECRET_KEY: 'S3RVER' };
    return { STORAGE_ENDPOINT: `127.0.0.1:${this.port}`, STORAGE_BUCKET: 'test-files', ...keys };
  }

  async comeBack(): Promise<void> {
    const options = { address: '127.0.0.1', port: this.port, directory: this.folder, silent: true };
    this.running = new S3rver(options);
    await this.running.run();
  }

  async goAway(): Promise<void> {
    const server = this.running?.httpServer;
    this.running = undefined;
    if (!server) return;
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  }

  async stop(): Promise<void> {
    await this.goAway();
    await rm(this.folder, { recursive: true, force: true });
  }
}
