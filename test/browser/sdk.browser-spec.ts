import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { patienceMs } from '../support/browser.js';
import { startProductOnDatabase, type ProductOnDatabase } from '../support/product-on-database.js';
import type { Product } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

const launch = {
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
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
};

interface Look {
  css: string;
  js: string;
  colour: string;
  text: string;
}

const look = (colour: string, text: string): Look => ({
  css: `#buy { background-color: ${colour}; }`,
  js: `document.getElementById('buy').textContent = '${text}';`,
  colour,
  text,
});
const control = look('rgb(20, 40, 160)', 'Buy it');
const challenger = look('rgb(190, 60, 10)', 'Light it tonight');

const unreachable = 'http://127.0.0.1:9';
const original = { colour: 'rgb(31, 58, 51)', text: 'Buy now' };

let running: ProductOnDatabase;
let product: Product;
let account: Awaited<ReturnType<Product['signUp']>>;
let browser: Browser;
let experimentId: number;
let looks: Map<number, Look>;
let shop: string;
const shops: ChildProcess[] = [];

async function call(method: string, path: string, body?: object) {
  const answer = await product.request(method, path, body, account.headers);
  expect({ path, ok: answer.status < 300, body: answer.body }).toMatchObject({ path, ok: true });
  return answer.body;
}

async function openShop(server: string, projectId = account.projectId): Promise<string> {
  const script = fileURLToPath(new URL('../../examples/shop/server.mjs', import.meta.url));
  const patience = ['--timeout', '60000'];
  const options = ['--server', server, '--project', String(projectId), ...patience];
  const child = spawn(process.execPath, [script, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  shops.push(child);
  const [line] = await once(child.stdout, 'data');
  return String(/http:\S+(?=\/)/.exec(String(line))?.[0]);
}

/** An active experiment on product pages, whose variations colour and label the buy button. */
async function runExperiment(): Promise<void> {
  const { projectId } = account;
  experimentId = (await call('POST', '/experiments', { projectId, title: 'Buy button', key: 'lantern-page' }))
    .id;
  const [first] = await call('GET', `/experiments/${experimentId}/variations`);
  const second = await call('POST', `/experiments/${experimentId}/variations`, { title: 'Loud' });
  looks = new Map([
    [first.id, control],
    [second.id, challenger],
  ]);
  for (const [id, { css, js }] of looks) await call('PATCH', `/variations/${id}`, { css, js });
  const allocations = [...looks.keys()].map((variationId) => ({ variationId, traffic: 50 }));
  await call('PUT', `/experiments/${experimentId}/traffic`, { allocations });
  await call('POST', `/experiments/${experimentId}/metrics`, {
    title: 'Buy',
    custom: false,
    selector: '#buy',
  });
  await call('POST', `/experiments/${experimentId}/metrics`, {
    title: 'Sign-up',
    custom: true,
    selector: 'signup',
  });
  await call('POST', `/experiments/${experimentId}/conditions`, { operator: 'CONTAIN', urls: ['/product/'] });
  await call('PATCH', `/experiments/${experimentId}`, { triggerType: 'DOM Ready' });
  await call('PATCH', `/experiments/${experimentId}`, { status: 'Active' });
}

async function newVisitor(): Promise<{ context: BrowserContext; page: Page; pageErrors: Error[] }> {
  const context = await browser.newContext();
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const pageErrors: Error[] = [];
  page.on('pageerror', (error) => pageErrors.push(error));
  return { context, page, pageErrors };
}

/** Goes to an address, or reloads, and answers what the server decided there. */
async function decided(page: Page, move: () => Promise<unknown>) {
  const [response] = await Promise.all([page.waitForResponse(`${product.origin}/decision`), move()]);
  return response.json();
}

async function buttonOf(page: Page): Promise<{ colour: unknown; text: string | null }> {
  const colour = await page.evaluate('getComputedStyle(document.getElementById("buy")).backgroundColor');
  return { colour, text: await page.textContent('#buy') };
}

const seenOn = (page: Page, { text }: Look) =>
  waitUntil(async () => (await page.textContent('#buy')) === text);

async function liveCount(title: string): Promise<number> {
  const metrics = await call('GET', `/experiments/${experimentId}/metrics`);
  return metrics.find((metric: { title: string }) => metric.title === title).triggeredOnLIVE;
}

beforeAll(async () => {
  running = await startProductOnDatabase();
  ({ product } = running);
  account = await product.signUp();
  await runExperiment();
  shop = await openShop(product.origin);
  browser = await chromium.launch(launch);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  for (const child of shops) child.kill();
  await running?.stop();
});

describe('the browser SDK in the demo shop', () => {
  it('shows each visitor the variation that the decision names, and keeps it after a reload', async () => {
    for (let visitor = 0; visitor < 4; visitor += 1) {
      const { context, page, pageErrors } = await newVisitor();

      const first = await decided(page, () => page.goto(`${shop}/product/havn`));
      const { variationId } = first.decisions[0].variation;
      const named = looks.get(variationId) as Look;
      await seenOn(page, named);
      const shown = await buttonOf(page);
      const second = await decided(page, () => page.reload());
      await seenOn(page, named);

      expect(shown).toEqual({ colour: named.colour, text: named.text });
      expect(second.endUserId).toBe(first.endUserId);
      expect(second.decisions[0].variation.variationId).toBe(variationId);
      expect(await buttonOf(page)).toEqual(shown);
      expect(await page.evaluate('localStorage.getItem("ab-end-user-id")')).toBe(String(first.endUserId));
      expect(pageErrors).toEqual([]);
      await context.close();
    }
  });

  it('leaves pages alone that the URL condition does not name', async () => {
    const { context, page } = await newVisitor();

    const answer = await decided(page, () => page.goto(`${shop}/offer`));

    expect(answer.decisions).toEqual([]);
    expect(await buttonOf(page)).toEqual(original);
    await context.close();
  });

  it('counts a click on the buy button', async () => {
    const before = await liveCount('Buy');
    const { context, page } = await newVisitor();
    const answer = await decided(page, () => page.goto(`${shop}/product/havn`));
    await seenOn(page, looks.get(answer.decisions[0].variation.variationId) as Look);

    await page.click('#buy');

    await waitUntil(async () => (await liveCount('Buy')) === before + 1);
    await context.close();
  });

  it('counts a sign-up as a custom metric', async () => {
    const before = await liveCount('Sign-up');
    const { context, page } = await newVisitor();
    await decided(page, () => page.goto(`${shop}/product/havn`));

    await page.fill('#sign-up [name=email]', 'ingrid@example.com');
    await page.click('#sign-up button');

    await waitUntil(async () => (await liveCount('Sign-up')) === before + 1);
    await context.close();
  });

  it('leaves the page as it is when decisions are out of reach', async () => {
    const { context, page, pageErrors } = await newVisitor();
    await page.route(`${product.origin}/decision`, (route) => route.abort());

    const told = page.waitForEvent('console', (message) =>
      message.text().includes('the page stays as it is'),
    );
    await page.goto(`${shop}/product/havn`);
    await told;
    await page.click('#buy');

    expect(await buttonOf(page)).toEqual(original);
    expect(await page.textContent('#cart-count')).toBe('1');
    expect(pageErrors).toEqual([]);
    await context.close();
  });

  it('leaves the page as it is when not even the SDK can be loaded', async () => {
    const lonelyShop = await openShop(unreachable);
    const { context, page, pageErrors } = await newVisitor();

    await page.goto(`${lonelyShop}/product/havn`);
    await page.fill('#sign-up [name=email]', 'ingrid@example.com');
    await page.click('#sign-up button');

    expect(await buttonOf(page)).toEqual(original);
    expect(await page.textContent('#toast')).toBe('Welcome aboard!');
    expect(pageErrors).toEqual([]);
    await context.close();
  });
});

describe('the demo shop with an experiment of every type', () => {
  let busyShop: string;
  let busyAccount: typeof account;

  beforeAll(async () => {
    busyAccount = await product.signUp({ password: 'Passw0rd!' });
    busyShop = await openShop(product.origin, busyAccount.projectId);
    const script = fileURLToPath(new URL('../../examples/shop/experiments.mjs', import.meta.url));
    const login = ['--email', busyAccount.email, '--password', 'Passw0rd!'];
    const child = spawn(process.execPath, [script, busyShop, '--server', product.origin, ...login], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    expect(await once(child, 'exit')).toEqual([0, null]);
  }, 120_000);

  it('redirects, personalizes, splits and follows the journal, and counts an order', async () => {
    const { context, page, pageErrors } = await newVisitor();

    await page.goto(`${busyShop}/sale?from=mail`);
    await page.waitForURL(`${busyShop}/lanterns?from=mail`);
    await page.goto(`${busyShop}/candles?utm_source=newsletter`);
    await waitUntil(async () => (await page.textContent('#lead'))?.startsWith('Ten percent off'));
    await decided(page, () => page.goto(`${busyShop}/product/havn`));
    await page.click('#add-to-cart');
    await page.goto(`${busyShop}/journal/`);
    await page.click('a[href="/journal/wind"]');
    await waitUntil(() => page.evaluate('ABTestingClient.current.getVariation("reading-on")'));
    await page.click('a[href="/journal/wax"]');
    const bare = await page.evaluate('getComputedStyle(document.getElementById("teaser")).padding');
    await page.goto(`${busyShop}/checkout`);
    const isThere = `location.pathname === '/checkout-short' || ABTestingClient.current?.getVariation('short-checkout')`;
    await waitUntil(() => page.evaluate(isThere).catch(() => false));
    await waitUntil(async () => (await page.textContent('#total').catch(() => '')) === '€79');

    expect(bare).toBe('0px');
    expect(pageErrors).toEqual([]);
    await context.close();
  });
});
