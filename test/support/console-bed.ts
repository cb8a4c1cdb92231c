import { expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openConsole, settled, type Window } from './console.js';
import { startProductOnDatabase, type ProductOnDatabase } from './product-on-database.js';
import type { Account, Json, Product } from './product.js';

/** The console of a product with a first member, and a browser to look at it with. */
export class ConsoleBed {
  private readonly windows: Window[] = [];

  private constructor(
    private readonly running: ProductOnDatabase,
    readonly owner: Account,
    readonly browser: Browser,
  ) {}

  static async start(): Promise<ConsoleBed> {
    const running = await startProductOnDatabase();
    return new ConsoleBed(running, await running.product.signUp(), await launchBrowser());
  }

  get product(): Product {
    return this.running.product;
  }

  get databaseUrl(): string {
    return this.running.databaseUrl;
  }

  /** The answer to a request that has to succeed, of the owner unless another is named. */
  async call(method: string, path: string, body?: object, account = this.owner): Promise<Json> {
    const answer = await this.product.request(method, path, body, account.headers);
    expect({ path, ok: answer.status < 300, body: answer.body }).toMatchObject({ path, ok: true });
    return answer.body;
  }

  /** A page of the owner, or of another, as soon as all of it is there. */
  async open(path: string, account: Account | undefined = this.owner): Promise<Window> {
    const opened = await this.openWindow({ account, path });
    await settled(opened.page);
    return opened;
  }

  /** A window of whom the options name, or of nobody, at once. */
  async openWindow(options: Parameters<typeof openConsole>[2] = {}): Promise<Window> {
    const opened = await openConsole(this.browser, this.product, options);
    this.windows.push(opened);
    return opened;
  }

  /** Closes what the test has opened. */
  async closeWindows(): Promise<void> {
    await Promise.all(this.windows.splice(0).map(({ context }) => context.close()));
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.running.stop();
  }
}

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
