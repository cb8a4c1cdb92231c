import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from 'playwright-core';
import { startAdminApp, type TestApp } from '../support/admin-app.js';
import { png, upload } from '../support/forms.js';

const launch = {
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
};

let app: TestApp;
let browser: Browser;
let site: Server;
let imageUrl: string;

beforeAll(async () => {
  app = await startAdminApp();
  const { body } = await upload(app, await app.signUp(), png());
  imageUrl = app.origin + new URL(body.url).pathname;
  // Such a page lets in only what says that every site may use it.
  const head = { 'content-type': 'text/html', 'cross-origin-embedder-policy': 'require-corp' };
  site = createServer((_, response) => response.writeHead(200, head).end('<h1>Shop</h1>')).listen(0);
  await once(site, 'listening');
  browser = await chromium.launch(launch);
});

afterAll(async () => {
  await browser?.close();
  site?.close();
  await app?.stop();
});

describe('an uploaded image in a browser', () => {
  it.each([undefined, 'anonymous'])(
    'shows on a strict page of another site, crossorigin=%s',
    async (mode) => {
      const page = await browser.newPage();
      await page.goto(`http://localhost:${(site.address() as AddressInfo).port}/`);

      const shown = await page.evaluate(`new Promise((resolve) => {
      const image = new Image();
      ${mode ? `image.crossOrigin = '${mode}';` : ''}
      image.onload = () => resolve(image.naturalWidth);
      image.onerror = () => resolve(-1);
      image.src = '${imageUrl}';
    })`);
      await page.close();

      expect(shown).toBe(1);
    },
  );

  it('shows by its address alone, in a page that runs nothing', async () => {
    const page = await browser.newPage();

    const response = await page.goto(imageUrl);
    const origin = await page.evaluate('self.origin');
    await page.close();

    expect(response!.status()).toBe(200);
    expect(origin).toBe('null');
  });
});
