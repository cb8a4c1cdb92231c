import type { Browser, Page } from 'playwright-core';
import { launchBrowser, newVisitor, type Visitor } from './browser.js';
import { startProductOnDatabase, type ProductOnDatabase } from './product-on-database.js';
import type { Account, Json, Product } from './product.js';
import { callAs, plan, type ExperimentPlan, type PlannedExperiment } from './running-experiment.js';
import { openSite, type Site } from './site.js';
import { waitUntil } from './wait-until.js';

export const red = 'rgb(255, 0, 0)';
export const black = 'rgb(0, 0, 0)';
/** What variations do to the title of a page. */
export const redTitle = `#title { color: ${red} }`;

/**
 * The product with a project, a web site of another origin that carries the SDK's tag, and a browser.
 *
 * A page's address says what is special about it: `tag` adds to the tag, `head` stands before it, `csp` is its
 * Content-Security-Policy. Pages under `/bare/` have no tag. A slow machine may take its time to decide.
 */
export class SdkTestBed {
  /** The queries of requests to `/told/`, by which a page tells what a debugger does not see. */
  readonly told: string[] = [];
  private site!: Site;

  private constructor(
    private readonly running: ProductOnDatabase,
    readonly account: Account,
    private readonly browser: Browser,
  ) {}

  /** @param ignoreDefaultArgs what Playwright would have started the browser with */
  static async start(ignoreDefaultArgs: string[] = []): Promise<SdkTestBed> {
    const running = await startProductOnDatabase();
    const account = await running.product.signUp();
    const bed = new SdkTestBed(running, account, await launchBrowser(ignoreDefaultArgs));
    bed.site = await openSite((url) => bed.makePage(url));
    return bed;
  }

  get product(): Product {
    return this.running.product;
  }

  get origin(): string {
    return this.site.origin;
  }

  call(method: string, path: string, body?: object): Promise<Json> {
    return callAs(this.product, this.account)(method, path, body);
  }

  /** Sets up an experiment on the pages under its title. */
  plan(title: string, details: Partial<ExperimentPlan>): Promise<PlannedExperiment> {
    const whole = { title, path: `/${title}/`, variations: [{}, { css: redTitle }], ...details };
    return plan(callAs(this.product, this.account), this.account.projectId, whole);
  }

  address(path: string, options: Record<string, string> = {}): string {
    return `${this.origin}${path}?${new URLSearchParams(options).toString()}`;
  }

  /** Lets a new visitor do something. */
  async visit(use: (visitor: Visitor) => Promise<unknown>): Promise<void> {
    const visitor = await newVisitor(this.browser, this.product.origin);
    try {
      await use(visitor);
    } catch (error) {
      const { requests, complaints, pageErrors } = visitor;
      throw new Error(`The visitor had ${JSON.stringify({ requests, complaints, pageErrors })}`, {
        cause: error,
      });
    } finally {
      await visitor.context.close();
    }
  }

  async countOf(
    { id }: PlannedExperiment,
    title: string,
    mode: 'triggeredOnLIVE' | 'triggeredOnQA' = 'triggeredOnLIVE',
  ): Promise<number> {
    const metrics = await this.call('GET', `/experiments/${id}/metrics`);
    return metrics.find((metric: { title: string }) => metric.title === title)[mode];
  }

  /** Fails unless a metric goes up by exactly one while something is done. */
  async countsOne(experiment: PlannedExperiment, title: string, act: () => Promise<unknown>): Promise<void> {
    const count = () => this.countOf(experiment, title);
    const before = await count();
    await act();
    await waitUntil(async () => (await count()) > before, 30_000);
    if ((await count()) !== before + 1) throw new Error(`${title} went up by more than one`);
  }

  /** The events that a page has not got rid of yet. */
  async queued(page: Page): Promise<{ eventId: string }[]> {
    const stored = await page.evaluate(`localStorage['ab-events-${this.account.projectId}'] || '[]'`);
    return JSON.parse(stored as string);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.site.close();
    await this.running.stop();
  }

  private makePage({ pathname, searchParams }: URL) {
    if (pathname === '/told/') this.told.push(searchParams.toString());
    const said = (name: string) => searchParams.get(name) ?? '';
    const { origin } = this.product;
    const attributes = `src="${origin}/static/client-sdk.js" data-project-id="${this.account.projectId}"`;
    const tag = pathname.startsWith('/bare/')
      ? ''
      : `<script ${attributes} ${said('tag')} data-timeout-ms="60000"></script>`;
    const html = `<!doctype html><html><head><meta charset="utf-8"><title>Page</title>${said('head')}${tag}</head>
      <body><h1 id="title">Original</h1><p id="text">Text</p><ul id="list"></ul><div id="place"></div></body></html>`;
    const csp = said('csp').replaceAll('SERVER', origin) || `img-src 'self'`;
    return { html, headers: { 'content-security-policy': csp } };
  }
}

export const colourOf = (page: Page) =>
  page.evaluate('getComputedStyle(document.getElementById("title")).color');

export const isRed = (page: Page) => waitUntil(async () => (await colourOf(page)) === red);

/** Waits until the client of the page's tag has decided. */
export const initDone = (page: Page) => page.evaluate('ABTestingClient.current.init()');

/** Puts a button into the page, long after the tag. */
export const drawButton = (page: Page) =>
  page.evaluate(`document.getElementById('place').innerHTML = '<button class="late"><b>Go</b></button>'`);

export const clickButton = (page: Page) => page.evaluate('document.querySelector(".late b").click()');
