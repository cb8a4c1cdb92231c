import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from './free-port.js';
import { findCode, readLatestMail } from './outbox.js';
import { ProductProcess } from './product-process.js';

/** Parsed JSON of unknown shape. */
export type Json = ReturnType<typeof JSON.parse>;

export interface ProductOptions {
  /** Settings over the defaults of a test: no rate limits, few log lines, a free port. */
  env?: Record<string, string>;
  args?: string[];
  /** The folder of an earlier product that was killed, to be started again on its data. */
  dataDir?: string;
  /** How long its start may take; a minute when left out. */
  readyWithinMs?: number;
}

export interface ProductResponse {
  status: number;
  headers: Headers;
  /** Parsed when the response is JSON, otherwise its text. */
  body: Json;
}

export interface Account {
  headers: { authorization: string; email: string };
  email: string;
  orgId: number;
  projectId: number;
  userId: number;
}

/** Starts the compiled product as a process of its own, with its own database, and waits until it is healthy. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const { env = {}, args = [], dataDir, readyWithinMs } = options;
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'abtesting-product-'));
  const port = env.ADMIN_PORT ?? String(await findFreePort());
  const defaults = {
    AUTH_RATE_LIMIT: '0',
    PUBLIC_RATE_LIMIT: '0',
    PUBLIC_EVENT_LIMIT: '0',
    LOG_LEVEL: 'warn',
  };
  const running = new ProductProcess(args, { ...defaults, ...env, ADMIN_PORT: port, DATA_DIR: folder });
  const product = new Product(`http://127.0.0.1:${port}`, folder, running, dataDir === undefined);
  const isHealthy = async () => (await product.request('GET', '/health')).status === 200;
  await running.waitUntilReady(isHealthy, readyWithinMs);
  return product;
}

export class Product {
  constructor(
    readonly origin: string,
    readonly dataDir: string,
    readonly process: ProductProcess,
    private readonly ownsDataDir: boolean,
  ) {}

  /** Text and bytes are sent as they are, anything else as JSON. Redirects are not followed. */
  async request(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ProductResponse> {
    const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(this.origin + path, {
      method,
      headers: raw ? headers : { 'content-type': 'application/json', ...headers },
      body: raw ? (body as RequestInit['body']) : JSON.stringify(body),
      redirect: 'manual',
    });
    const text = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '') && text !== '';
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  /** The text of the newest mail to an address, of those that have something; waits until there is one. */
  latestMail(to: string, having?: RegExp): Promise<string> {
    return readLatestMail(join(this.dataDir, 'outbox'), to, having);
  }

  /** A new organization under a domain of its own, with its verified first member logged in. */
  async signUp(overrides: { name?: string; email?: string; password?: string } = {}): Promise<Account> {
    const email = overrides.email ?? `owner@${randomBytes(6).toString('hex')}.example`;
    const password = overrides.password ?? 'Passw0rd!';
    const name = overrides.name ?? `Shop of ${email}`;
    await this.expectDone('POST', '/organizations', { name, email, password });
    const otp = findCode(await this.latestMail(email));
    await this.expectDone('POST', '/users/verify', { email, otp });
    const { accessToken } = await this.expectDone('POST', '/auth/login', { email, password });
    const { userId, orgs } = JSON.parse(Buffer.from(accessToken.split('.')[1], 'base64url').toString());
    const headers = { authorization: `Bearer ${accessToken}`, email };
    return { headers, email, userId, orgId: orgs[0].id, projectId: orgs[0].projects[0].id };
  }

  /** Makes an account a member wherever it is invited. */
  async acceptInvitations({ headers }: Account): Promise<void> {
    const { items } = await this.expectDone('POST', '/users/me/invitations/all', {}, headers);
    for (const { id } of items)
      await this.expectDone('POST', `/users/me/invitations/${id}/accept`, undefined, headers);
  }

  /** Ends it as SIGTERM does, and removes its data unless the folder was given. */
  async stop(): Promise<void> {
    await this.process.end('SIGTERM');
    if (this.ownsDataDir) await rm(this.dataDir, { recursive: true, force: true });
  }

  /** Ends it with SIGKILL; its data stays until the tests of this file are over. */
  kill(): Promise<void> {
    return this.process.end('SIGKILL');
  }

  private async expectDone(
    method: string,
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<Json> {
    const response = await this.request(method, path, body, headers);
    if (response.status < 300) return response.body;
    throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(response.body)}`);
  }
}
