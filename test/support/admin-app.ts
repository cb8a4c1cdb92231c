import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { loadConfig, type Config } from '#libs/config';
import type { MenuEntry, ProjectPermission } from '#libs/entities';
import { createApplication, RootModule } from '#libs/program';
import { AdminModule } from '../../apps/admin/src/admin.module.js';
import { openPaths } from '../../apps/admin/src/open-paths.js';
import { findCode, readLatestMail } from './outbox.js';
import type { Account, Json, ProductResponse } from './product.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** Every test account has this password. */
export const password = 'Passw0rd!';

/** Settings over the defaults of a test, by the names of `.env.example`. */
export type Settings = Record<string, string>;

/** The real admin app on a database of its own; call `stop` when the file is done. */
export function startAdminApp(settings: Settings = {}): Promise<TestApp> {
  return startTestApp(
    (config) => createApplication(RootModule.of(config, [AdminModule]), config, { openPaths }),
    settings,
  );
}

/** Any application of the product on a database and a port of its own. */
export async function startTestApp(
  create: (config: Config) => Promise<NestFastifyApplication>,
  settings: Settings = {},
): Promise<TestApp> {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'abtesting-app-'));
  const config = loadConfig({
    ...{ DB_URL: database.url, DATA_DIR: dataDir, SECRET_KEY: randomBytes(32).toString('hex') },
    ...{ AUTH_RATE_LIMIT: '0', PUBLIC_RATE_LIMIT: '0', LOG_LEVEL: 'error' },
    ...settings,
  });
  const app = await create(config);
  await app.listen(0, '127.0.0.1');
  return new TestApp(app, config, database);
}

/** One request; see `TestApp.request`. */
export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<ProductResponse>;

export interface NewMember {
  /** The permission on the owner's first project; none when left out. */
  permission?: ProjectPermission;
  /** What their own menu template grants; the owner's template when left out. */
  actions?: readonly string[];
  super?: boolean;
  disabled?: boolean;
}

export class TestApp {
  readonly dataSource: DataSource;
  readonly origin: string;

  constructor(
    readonly app: NestFastifyApplication,
    readonly config: Config,
    private readonly database: TestDatabase,
  ) {
    this.dataSource = app.get(DataSource);
    this.origin = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  }

  /** Where the database is. */
  get url(): string {
    return this.database.url;
  }

  get dataDir(): string {
    return this.config.dataDir;
  }

  /** Texts and bytes are sent as they are, anything else as JSON. */
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

  /** Requests of one account. */
  as({ headers }: Account): Call {
    return (method, path, body, more) => this.request(method, path, body, { ...headers, ...more });
  }

  /** The answer of a request that has to succeed. */
  async expectDone(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Json> {
    const response = await this.request(method, path, body, headers);
    if (response.status < 300) return response.body;
    throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(response.body)}`);
  }

  /** The text of the newest mail to an address, of those that have something; waits until there is one. */
  latestMail(to: string, having?: RegExp): Promise<string> {
    return readLatestMail(join(this.dataDir, 'outbox'), to, having);
  }

  /** A new organization under a domain of its own, with its verified first member logged in. */
  async signUp(name = 'Example Shop'): Promise<Account> {
    const email = `owner@${randomBytes(6).toString('hex')}.example`;
    await this.expectDone('POST', '/organizations', { name, email, password });
    const otp = findCode(await this.latestMail(email));
    await this.expectDone('POST', '/users/verify', { email, otp });
    return this.logIn(email);
  }

  async logIn(email: string): Promise<Account> {
    const { accessToken } = await this.expectDone('POST', '/auth/login', { email, password });
    const { userId, orgs } = readClaims(accessToken);
    const headers = { authorization: `Bearer ${accessToken}`, email };
    return { headers, email, userId, orgId: orgs[0]?.id, projectId: orgs[0]?.projects[0]?.id };
  }

  /** Another verified member of an organization, logged in; set up in the tables, so it costs one login. */
  async addMember(of: Account, member: NewMember = {}): Promise<Account> {
    const email = `member-${randomBytes(4).toString('hex')}@${of.email.split('@')[1]}`;
    const [user] = await this.dataSource.query(
      `INSERT INTO "user" (email, password_hash, verified)
       SELECT $1, password_hash, true FROM "user" WHERE id = $2 RETURNING id`,
      [email, of.userId],
    );
    await this.dataSource.query(
      `INSERT INTO organization_user (organization_id, user_id, role_id, menu_template_id, super)
       SELECT organization_id, $1, role_id, COALESCE($2, menu_template_id), $3
       FROM organization_user WHERE organization_id = $4 AND user_id = $5`,
      [user.id, await this.addTemplate(of.orgId, member.actions), member.super ?? false, of.orgId, of.userId],
    );
    if (member.permission) {
      await this.dataSource.query(
        'INSERT INTO project_user (project_id, user_id, permission_type) VALUES ($1, $2, $3)',
        [of.projectId, user.id, member.permission],
      );
    }
    const account = await this.logIn(email);
    if (member.disabled) await this.setDisabled(of.orgId, user.id, true);
    return { ...account, orgId: of.orgId, projectId: of.projectId };
  }

  async setDisabled(orgId: number, userId: number, disabled: boolean): Promise<void> {
    await this.dataSource.query(
      'UPDATE organization_user SET disabled = $3 WHERE organization_id = $1 AND user_id = $2',
      [orgId, userId, disabled],
    );
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.clear();
  }

  /** Removes what an app leaves behind that was closed. */
  async clear(): Promise<void> {
    await this.database.drop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  private async addTemplate(orgId: number, actions: readonly string[] | undefined): Promise<number | null> {
    if (actions === undefined) return null;
    const tree: MenuEntry[] = [{ key: 'own', label: 'Own', data: { href: '/own', actions: [...actions] } }];
    const [template] = await this.dataSource.query(
      'INSERT INTO menu_template (organization_id, name, tree) VALUES ($1, $2, $3) RETURNING id',
      [orgId, `Template ${randomBytes(4).toString('hex')}`, JSON.stringify(tree)],
    );
    return template.id;
  }
}

/** What a token says, unchecked. */
export const readClaims = (token: string): Json =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());
