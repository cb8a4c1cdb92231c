import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { patienceMs } from './browser.js';
import type { Account, Json, Product } from './product.js';
import { waitUntil } from './wait-until.js';

/** Every account that `Product.signUp` makes has this password. */
export const consolePassword = 'Passw0rd!';

const appearances = ['light', 'dark'] as const;
const widths = [360, 1440] as const;
export type Appearance = (typeof appearances)[number];

/** How a page is looked at. */
export interface Look {
  appearance?: Appearance;
  width?: number;
}

/** The one without a window takes a sixth less processor time; it has no back-forward cache, which the console does not need. */
const browsers = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? browsers.find(existsSync) ?? browsers[1]!,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
}

/** A window of the console with everything that went wrong in it. */
export interface Window {
  context: BrowserContext;
  page: Page;
  /** Errors of the page's code and what its Content-Security-Policy refused; empty at the end of a good test. */
  faults: string[];
}

/** A new browser profile, logged in when an account is given, at an address below /console. */
export async function openConsole(
  browser: Browser,
  product: Pick<Product, 'origin' | 'request'>,
  { account, path = '/', ...look }: Look & { account?: Account; path?: string } = {},
): Promise<Window> {
  const { appearance = 'light', width = 1440 } = look;
  const context = await browser.newContext({ colorScheme: appearance, viewport: { width, height: 900 } });
  context.setDefaultTimeout(patienceMs);
  if (account) await keepSession(context, product, account);
  const page = await context.newPage();
  const faults = faultsOf(page);
  await page.goto(`${product.origin}/console${path}`);
  return { context, page, faults };
}

/** Collects what goes wrong in a page from now on; see `Window.faults`. */
export function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) faults.push(message.text());
  });
  return faults;
}

/** Puts a new session of the account where the console keeps it. */
async function keepSession(
  context: BrowserContext,
  product: Pick<Product, 'request'>,
  { email }: Account,
): Promise<void> {
  const { body } = await product.request('POST', '/auth/login', { email, password: consolePassword });
  const script = `if (!localStorage.getItem('session-given')) {
    localStorage.setItem('session-given', 'yes');
    localStorage.setItem('abtesting-session', ${JSON.stringify(JSON.stringify(body))});
  }`;
  await context.addInitScript(script);
}

/** The address of a page of the account's first project. */
export const inProject = ({ orgId, projectId }: Account, path: string): string =>
  `/o/${orgId}/p/${projectId}/${path}`;

/** The address of a page of the account's organization. */
export const inOrganization = ({ orgId }: Account, path: string): string => `/o/${orgId}/${path}`;

const isSettled = `!document.querySelector('[aria-busy="true"]') && !document.getAnimations().some(
  (animation) => animation.playState === 'running' && animation.effect.getTiming().iterations !== Infinity)`;

/** Waits until a page of the shell shows its heading and nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  // Not `waitForFunction`: it evaluates texts inside the page, which the page's policy refuses.
  await waitUntil(() => page.evaluate(isSettled));
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What the colours of an appearance decide; the rest is the same in all. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe finds on the page as it is now, one line for each element; empty when all is well. */
async function accessibilityFaults(page: Page, runOnly = rules): Promise<string[]> {
  await settled(page);
  if (!(await page.evaluate('typeof axe !== "undefined"'))) await page.evaluate(axeSource);
  const found: Json = await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'] })`,
  );
  return found.violations.flatMap((violation: Json) =>
    violation.nodes.map((node: Json) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary}`),
  );
}

/** Takes away toasts, which lie over the page for some seconds. */
async function closeToasts(page: Page): Promise<void> {
  const toasts = page.locator('.mantine-Notification-root');
  const close = toasts.getByRole('button', { name: 'Close' }).first();
  await waitUntil(async () => {
    if ((await toasts.count()) === 0) return true;
    await close.click({ timeout: 1_000 }).catch(() => undefined);
    return false;
  });
}

/** Looks at a page light and dark, narrow and wide, and answers what axe found in all. */
export async function inspectLooks(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await closeToasts(page);
  for (const appearance of appearances) {
    for (const width of widths) {
      await page.emulateMedia({ colorScheme: appearance });
      await page.setViewportSize({ width, height: 900 });
      const found = await accessibilityFaults(page, appearance === 'light' ? rules : colourRules);
      if (await isWiderThanItsWindow(page)) found.push('the page scrolls sideways');
      faults.push(...found.map((fault) => `${appearance}, ${width} px: ${fault}`));
    }
  }
  return faults;
}

const isWiderThanItsWindow = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
