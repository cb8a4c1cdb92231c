import { type Browser, type BrowserContext, launch, type Page } from 'puppeteer-core';
import type { Click, Engine, Tab, VisitorOptions } from './engine.js';

const PATIENCE_MS = 60_000;

/** Chromium, by its own protocol. */
export async function startChromium(): Promise<Engine> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return engineOf('Chromium', {
    ...{ browser: 'chrome', headless: true, protocolTimeout: PATIENCE_MS },
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [...args, ...quiet],
    // Visitors have the back/forward cache.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
}

/** Firefox, by WebDriver BiDi. */
export function startFirefox(): Promise<Engine> {
  return engineOf('Firefox', {
    ...{ browser: 'firefox', headless: true, protocolTimeout: PATIENCE_MS },
    executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
    extraPrefsFirefox: {
      // Nothing of its own goes out.
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'browser.newtabpage.enabled': false,
    },
  });
}

async function engineOf(name: Engine['name'], options: Parameters<typeof launch>[0]): Promise<Engine> {
  const browser = await launch(options);
  return {
    name,
    version: (await browser.version()).replace(/^\D+/, ''),
    newVisitor: (visitor) => newVisitor(browser, visitor),
    stop: () => browser.close(),
  };
}

async function newVisitor(browser: Browser, { wait = 'load' }: VisitorOptions = {}): Promise<Tab> {
  const context = await browser.createBrowserContext();
  return tabOf(await context.newPage(), context, wait, () => context.close());
}

function tabOf(page: Page, context: BrowserContext, wait: 'load' | 'none', close: () => Promise<void>): Tab {
  page.setDefaultTimeout(PATIENCE_MS);
  const go = async (url: string) => {
    if (wait === 'load') await page.goto(url);
    else await page.goto(url, { waitUntil: [] });
  };
  return {
    goto: go,
    reload: async () => void (await page.reload()),
    // Its own note of the address misses what comes back from a cache.
    url: () => page.evaluate('location.href') as Promise<string>,
    async evaluate<Value>(expression: string) {
      return (await page.evaluate(expression)) as Value;
    },
    async click(selector: string, { button = 'left' }: Click = {}) {
      const element = await page.waitForSelector(selector);
      await element?.click({ button });
    },
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    async newTab() {
      const tab = await context.newPage();
      return tabOf(tab, context, wait, () => tab.close());
    },
    close,
  };
}
