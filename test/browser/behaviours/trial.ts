import { waitUntil } from '../../support/wait-until.js';
import type { Json } from '../../support/product.js';
import type { PlannedExperiment } from '../../support/running-experiment.js';
import type { EngineName, Tab } from '../engines/index.js';
import type { Fault, Scope, Seen } from './gateway.js';

export const red = 'rgb(255, 0, 0)';
export const black = 'rgb(0, 0, 0)';
export const redTitle = `#title { color: ${red} }`;

const PATIENCE_MS = 20_000;

/** What is special about a page. */
export interface PageOptions {
  /** Stands before the tag. */
  head?: string;
  /** Adds to the tag; none for a page without it. */
  tag?: string;
  isBare?: boolean;
  body?: string;
  headers?: Record<string, string>;
}

/** One behaviour in one engine: its pages, what it sends, and the tab that visits them. */
export class Trial implements Scope {
  readonly seen: Seen[] = [];
  readonly cut: string[] = [];
  private readonly faults: { path: string; fault: Fault; times: number }[] = [];
  private readonly pages = new Map<string, PageOptions>();

  constructor(
    readonly engine: EngineName,
    readonly name: string,
    readonly tab: Tab,
    /** Of pages; the product's is another. */
    private readonly sitePort: number,
    private readonly gateway: string,
    readonly projectId: number,
    readonly experiments: readonly PlannedExperiment[],
    /** Opens another visitor instead of the present one. */
    private readonly options: { call: (method: string, path: string, body?: object) => Promise<Json> },
  ) {}

  /** Where the product is reached. */
  get server(): string {
    return `${this.gateway}/${this.name}`;
  }

  /** The origin of a host of the site; `far` and `out` are of other domains. */
  origin(host = 'www'): string {
    const isOther = host === 'far' || host === 'out';
    return `http://${isOther ? `${this.name}-${host}` : `${host}.${this.name}`}.localhost:${this.sitePort}`;
  }

  call(method: string, path: string, body?: object): Promise<Json> {
    return this.options.call(method, path, body);
  }

  /** Says what pages are like; of one path, or all others. */
  page(options: PageOptions, path = '*'): void {
    this.pages.set(path, options);
  }

  /** @returns a page's HTML and headers */
  serve(path: string): { html: string; headers: Record<string, string> } {
    const options = this.pages.get(path) ?? this.pages.get('*') ?? {};
    const html = `<!doctype html><html><head><meta charset="utf-8"><title>Page</title>
      <link rel="icon" href="data:,"><script nonce="n0nce">${listening}</script>${options.head ?? ''}${options.isBare ? '' : this.tag(options.tag)}</head>
      <body><h1 id="title">Original</h1><p id="text">Text</p><div id="place"></div>${options.body ?? ''}</body></html>`;
    return { html, headers: options.headers ?? {} };
  }

  /** The tag as the documentation says; a slow machine may take its time to decide. */
  tag(more = ''): string {
    const timeout = more.includes('data-timeout-ms') ? '' : 'data-timeout-ms="30000"';
    return `<script src="${this.server}/static/client-sdk.js" data-project-id="${this.projectId}" ${timeout} ${more}></script>`;
  }

  async goto(path = '/', host = 'www'): Promise<void> {
    await this.tab.goto(this.origin(host) + path);
  }

  /** Goes to a page, and waits until the SDK has decided there. */
  async visit(path = '/', host = 'www'): Promise<void> {
    await this.goto(path, host);
    await this.decided();
  }

  /**
   * Goes to a page, and waits until its question has reached the product. A page that shows what it remembers asks at the
   * same time, and browsers drop what a page has only begun to send when it is left.
   */
  async ask(path = '/', host = 'www'): Promise<void> {
    const { length } = this.asked;
    await this.goto(path, host);
    await this.until(() => this.asked.length > length);
  }

  async decided(): Promise<void> {
    // In one expression, since the page may just be about to give way to another.
    await this.until(() => this.evaluate('window.ABTestingClient?.current?.init().then(() => true)'));
  }

  evaluate<Value = unknown>(expression: string): Promise<Value> {
    return this.tab.evaluate<Value>(expression);
  }

  colour(): Promise<string> {
    return this.evaluate('getComputedStyle(document.getElementById("title")).color');
  }

  isRed(): Promise<void> {
    return this.until(async () => (await this.colour()) === red);
  }

  /** Errors of the condition, as of a page that goes away, count as a no. */
  async until(condition: () => unknown): Promise<void> {
    let last: unknown;
    await waitUntil(async () => {
      try {
        return await condition();
      } catch (error) {
        last = error;
        return false;
      }
    }, PATIENCE_MS).catch(async () => {
      const error = last ? `; last ${(last as Error).message}` : '';
      const page = await this.pageSummary().catch((gone: Error) => gone.message);
      throw new Error(
        `Waited ${PATIENCE_MS} ms in vain for ${condition.toString()}${error}; seen ${this.summary()}; page ${page}`,
      );
    });
  }

  /** What the product has seen of the pages, for people. */
  summary(): string {
    const requests = this.seen.map(({ path, status = 'no answer', isLeft, body }) =>
      [path, status, isLeft ? 'left' : '', JSON.stringify(body)?.slice(0, 150)].join(' '),
    );
    return JSON.stringify([...requests, ...this.cut.map((request) => `cut: ${request}`)]);
  }

  /** Where the page is and what it has said, for people. */
  private pageSummary(): Promise<string> {
    return this.evaluate(
      'JSON.stringify([location.href, document.readyState, complaints, pageErrors, said])',
    );
  }

  /** Plays a fault for the next requests of a path. */
  play(path: string, fault: Fault, times = Infinity): void {
    this.faults.unshift({ path, fault, times });
  }

  /** Keeps answers back until the returned function is called. */
  holdBack(path: string, times = Infinity): () => void {
    let letGo = (): void => undefined;
    this.play(path, { after: new Promise<void>((resolve) => (letGo = resolve)) }, times);
    return () => letGo();
  }

  heal(): void {
    this.faults.length = 0;
  }

  faultFor(path: string): Fault | undefined {
    const playing = this.faults.find((each) => each.path === path && each.times > 0);
    if (playing) playing.times -= 1;
    return playing?.fault;
  }

  /** The questions for decisions so far. */
  get asked(): Seen[] {
    return this.seen.filter(({ method, path }) => method === 'POST' && path === '/decision');
  }

  /** What was sent to the track path so far, item by item, with how it was answered. */
  private get items(): Json[] {
    return this.seen
      .filter(({ method, path }) => method === 'POST' && path === '/metrics/track')
      .flatMap(({ body, status }) => [body].flat().map((item: Json) => ({ ...item, status })));
  }

  /** Events that the product has taken, each once; what belongs to no experiment is refused. */
  get events(): Json[] {
    const taken = this.items.filter(({ report, status }) => !report && status !== undefined && status < 300);
    return [...new Map(taken.map((event) => [event.eventId, event])).values()];
  }

  /** Every time that an event was sent. */
  get sent(): Json[] {
    return this.items.filter(({ report }) => !report);
  }

  /** Reports such as `late`. */
  get reports(): Json[] {
    return this.items.filter(({ report }) => report);
  }

  /** What the SDK has told the page's listener of errors. */
  complaints(): Promise<string[]> {
    return this.evaluate('window.complaints');
  }

  /** What the page threw, which nothing of ours may make it do. */
  pageErrors(): Promise<string[]> {
    return this.evaluate('window.pageErrors');
  }
}

const listening = `window.complaints = []; window.pageErrors = []; window.said = [];
  addEventListener('error', (event) => event.message && pageErrors.push(event.message));
  addEventListener('unhandledrejection', (event) => pageErrors.push(String(event.reason)));
  for (const level of ['error', 'warn']) {
    const original = console[level];
    console[level] = (...texts) => { said.push(texts.map(String).join(' ')); original.apply(console, texts) };
  }
  (window.abt = window.abt || []).push(['on', 'error', ({ message, cause }) => complaints.push(message + ': ' + cause)]);`;
