import { Outage } from '#libs/monitoring';
import http from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { Logger } from '@nestjs/common';
import type { Client } from 'minio';
import type { StorageSettings } from '#libs/config';
import { limited, requireKey, storageAway } from './contents.js';
import { loadMinio } from './load-minio.js';
import { ObjectStorage, type PutOptions } from './object-storage.js';

/** A connection on which nothing moves for this long is given up. */
const silenceLimitMs = 10_000;

/**
 * Keeps contents as objects of one bucket, which is made when it is missing. S3 wants to know the length
 * before the first byte, so a content waits in memory, up to its `maxBytes`, until it is complete.
 */
export class S3Storage extends ObjectStorage {
  private readonly outage = new Outage(
    new Logger(S3Storage.name),
    'The object storage failed',
    'The object storage works again.',
    { isOwn: true },
  );
  private readonly client: Client;
  private readonly bucket: string;
  private bucketIsThere = false;

  constructor({ host, port, useSsl, accessKey, secretKey, bucket }: StorageSettings) {
    super();
    this.bucket = bucket;
    this.client = new (loadMinio().Client)({
      ...{ endPoint: host, port, useSSL: useSsl, accessKey, secretKey },
      transport: impatient(useSsl ? https : http),
      retryOptions: { disableRetry: true },
    });
  }

  async put(key: string, content: AsyncIterable<Uint8Array>, options: PutOptions): Promise<number> {
    const name = requireKey(key);
    const chunks: Uint8Array[] = [];
    for await (const chunk of limited(content, options.maxBytes)) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const headers = { 'Content-Type': options.type };
    await this.ask(() => this.client.putObject(this.bucket, name, body, body.length, headers));
    return body.length;
  }

  async get(key: string): Promise<Readable | undefined> {
    const name = requireKey(key);
    return this.ask(() => this.client.getObject(this.bucket, name).catch(undefinedWhenAbsent));
  }

  async delete(key: string): Promise<void> {
    const name = requireKey(key);
    await this.ask(() => this.client.removeObject(this.bucket, name).catch(undefinedWhenAbsent));
  }

  async exists(key: string): Promise<boolean> {
    const name = requireKey(key);
    const found = await this.ask(() => this.client.statObject(this.bucket, name).catch(undefinedWhenAbsent));
    return found !== undefined;
  }

  async list(prefix?: string): Promise<string[]> {
    const below = prefix === undefined ? '' : `${requireKey(prefix)}/`;
    return this.ask(async () => {
      const keys: string[] = [];
      const objects = this.client.listObjectsV2(this.bucket, below, true) as AsyncIterable<{ name?: string }>;
      for await (const { name } of objects) if (name !== undefined) keys.push(name);
      return keys.sort();
    });
  }

  private async ask<T>(question: () => Promise<T>): Promise<T> {
    try {
      await this.requireBucket();
      const answer = await question();
      this.outage.recover();
      return answer;
    } catch (error) {
      this.bucketIsThere = false;
      this.outage.fail(error);
      throw storageAway(error);
    }
  }

  private async requireBucket(): Promise<void> {
    if (this.bucketIsThere) return;
    if (!(await this.client.bucketExists(this.bucket))) {
      await this.client.makeBucket(this.bucket).catch((error: unknown) => this.requireMadeByAnother(error));
    }
    this.bucketIsThere = true;
  }

  /** Servers refuse a bucket that another process has just made with errors of their own. */
  private async requireMadeByAnother(error: unknown): Promise<void> {
    if (!(await this.client.bucketExists(this.bucket))) throw error;
  }
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof loadMinio().S3Error ? error.code : undefined;

function undefinedWhenAbsent(error: unknown): undefined {
  const code = codeOf(error);
  if (code !== 'NoSuchKey' && code !== 'NotFound') throw error;
  return undefined;
}

/** The client knows no time limit of its own. */
function impatient(protocol: typeof http | typeof https): Pick<typeof http, 'request'> {
  const request = (options: https.RequestOptions, answered: (response: http.IncomingMessage) => void) => {
    const sent = protocol.request(options, answered);
    return sent.setTimeout(silenceLimitMs, () =>
      sent.destroy(new Error(`No answer within ${silenceLimitMs} ms.`)),
    );
  };
  return { request: request as typeof http.request };
}
