import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource, type EntityManager } from 'typeorm';
import { loadConfig } from '#libs/config';
import { announceChange } from '#libs/datafiles';
import { dataSourceOptions } from '#libs/entities';
import { createApplication, RootModule } from '#libs/program';
import { DecisionModule } from '../../apps/decision/src/decision.module.js';
import { openPaths } from '../../apps/decision/src/open-paths.js';
import type { ProductResponse } from '../support/product.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** A database of its own with any number of decision apps on it; call `stop` when the file is done. */
export class DecisionTestBed {
  private readonly apps: DecisionTestApp[] = [];

  private constructor(
    private readonly database: TestDatabase,
    /** What the admin app would do; never behind a proxy. */
    readonly dataSource: DataSource,
  ) {}

  static async create(): Promise<DecisionTestBed> {
    const database = await createTestDatabase();
    const dataSource = new DataSource(dataSourceOptions(database.url, 4));
    return new DecisionTestBed(database, await dataSource.initialize());
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  /** The real decision app; settings are named as in `.env.example`. */
  async startApp(settings: Record<string, string> = {}): Promise<DecisionTestApp> {
    const config = loadConfig({
      ...{ DB_URL: this.database.url, SECRET_KEY: randomBytes(32).toString('hex') },
      ...{ PUBLIC_RATE_LIMIT: '0', LOG_LEVEL: 'silent' },
      ...settings,
    });
    const nest = await createApplication(RootModule.of(config, [DecisionModule]), config, { openPaths });
    await nest.init();
    await nest.getHttpAdapter().getInstance().ready();
    const app = new DecisionTestApp(nest);
    this.apps.push(app);
    return app;
  }

  /** Changes rows the way the admin app does: in one transaction, with the announcement. */
  async change(projectId: number, changes: (manager: EntityManager) => Promise<unknown>): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await changes(manager);
      await announceChange(manager, projectId);
    });
  }

  async stop(): Promise<void> {
    for (const app of this.apps) await app.stop();
    await this.dataSource.destroy();
    await this.database.drop();
  }
}

/** One decision app; requests are injected. */
export class DecisionTestApp {
  private stopped = false;

  constructor(readonly nest: NestFastifyApplication) {}

  decide(body: unknown, headers?: Record<string, string>): Promise<ProductResponse> {
    return this.request('POST', '/decision', body, headers);
  }

  track(body: unknown, headers?: Record<string, string>): Promise<ProductResponse> {
    return this.request('POST', '/metrics/track', body, headers);
  }

  /** Texts are sent as they are, anything else as JSON. */
  async request(
    method: 'GET' | 'POST' | 'OPTIONS',
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ProductResponse> {
    const raw = body === undefined || typeof body === 'string';
    const response = await this.nest.inject({
      method,
      url: path,
      headers: raw ? headers : { 'content-type': 'application/json', ...headers },
      payload: raw ? body : JSON.stringify(body),
    });
    const entries = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
    const isJson = /\bjson\b/.test(String(response.headers['content-type'])) && response.payload !== '';
    return {
      status: response.statusCode,
      headers: new Headers(entries),
      body: isJson ? JSON.parse(response.payload) : response.payload,
    };
  }

  async stop(): Promise<void> {
    if (!this.stopped) await this.nest.close();
    this.stopped = true;
  }
}
