import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** How long a page may take to show something; less than a test may take, so that its failure says what was waited for. */
export const patienceMs = 60_000;

/** The real Chromium, without what it does on its own. */
export const launchBrowser = (ignoreDefaultArgs: string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    ignoreDefaultArgs,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** A visitor of their own, with one tab open. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page threw, which nothing of ours may make it do. */
  readonly pageErrors: Error[];
  /** What the page wrote to the console as an error. */
  readonly complaints: string[];
  /** Requests to the product since the page was opened, as `POST /decision`. */
  readonly requests: string[];
}

/** Opens a tab of a new visitor; `origin` is the product's, whose requests are listed. */
export async function newVisitor(browser: Browser, origin: string): Promise<Visitor> {
  const context = await browser.newContext();
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const visitor: Visitor = { context, page, pageErrors: [], complaints: [], requests: [] };
  page.on('pageerror', (error) => visitor.pageErrors.push(error));
  page.on('console', (message) => {
    if (message.type() === 'error') visitor.complaints.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith(origin)) visitor.requests.push(`${request.method()} ${new URL(url).pathname}`);
  });
  return visitor;
}
