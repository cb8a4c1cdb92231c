import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { patienceMs } from '../support/browser.js';
import { readCode } from '../support/codes.js';
import { consolePassword, launchBrowser, openConsole } from '../support/console.js';
import { startProduct, type Product } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

const email = 'ada@first-minutes.example';
const colour = 'rgb(1, 120, 60)';

let product: Product;
let browser: Browser;
let shop: ChildProcess;
let page: string;

/** The customer's website: the tag of the first project is on every page. */
async function openShop(): Promise<void> {
  const script = fileURLToPath(new URL('../../examples/shop/server.mjs', import.meta.url));
  const options = ['--server', product.origin, '--project', '1', '--timeout', '60000'];
  shop = spawn(process.execPath, [script, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(shop.stdout!, 'data');
  page = `${String(/http:\S+(?=\/)/.exec(String(line))?.[0])}/product/havn`;
}

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  await openShop();
}, 240_000);

afterAll(async () => {
  shop?.kill();
  await browser?.close();
  await product?.stop();
});

const field = (window: Page, name: string | RegExp) => window.getByRole('textbox', { name });
const press = (window: Page, name: string) => window.getByRole('button', { name, exact: true }).click();

async function signUp(window: Page): Promise<void> {
  await field(window, 'Organization name').fill('First Shop');
  await field(window, 'Email').fill(email);
  await field(window, 'Password').fill(consolePassword);
  await press(window, 'Sign up');
  await window.waitForURL('**/verify?*');
  await field(window, /Code/).fill(await readCode(product, email));
  await press(window, 'Verify');
}

async function describeExperiment(window: Page): Promise<void> {
  await field(window, 'Page URL').fill(page);
  await press(window, 'Add condition');
  await window.locator('input[aria-label="Values of condition 1"]').fill('/product/');
  await window.keyboard.press('Enter');
  await field(window, 'CSS').click();
  await window.keyboard.type(`#buy { background-color: ${colour} !important; }`);
  await press(window, 'Add metric');
  await window.getByRole('menuitem', { name: 'New, for this experiment only' }).click();
  const dialog = window.getByRole('dialog');
  await field(window, 'Title').last().fill('Clicks on Buy');
  await dialog.getByRole('textbox', { name: /CSS selector/ }).fill('#buy');
  await dialog.getByRole('button', { name: 'Add metric' }).click();
  await window.getByText('Clicks on #buy').waitFor();
}

/** On a busy machine an answer may come after the second that a page waits for it; one loads the page again then. */
async function seeVariation(preview: Page): Promise<void> {
  const style = preview.locator('style[id^="ab-style-var-"]');
  await waitUntil(async () => {
    const isThere = await style.waitFor({ state: 'attached', timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (!isThere) await preview.reload();
    return isThere;
  }, 60_000);
}

describe('the first minutes', () => {
  it('lead from an empty data folder to a visitor of the shop who is counted', async () => {
    const { context, page: window, faults } = await openConsole(browser, product, { path: '/sign-up' });

    await signUp(window);
    await window.getByRole('link', { name: 'Go to experiments' }).click();
    // An empty list offers it a second time as soon as it has loaded.
    await window.getByRole('button', { name: 'Create experiment' }).first().click();
    await field(window, 'Title').fill('Green button');
    await press(window, 'Create');
    await window.getByRole('heading', { name: 'Green button', level: 1 }).waitFor();
    await describeExperiment(window);
    await press(window, 'Save');
    await window.getByText('All changes saved.').waitFor();

    const opened = context.waitForEvent('page');
    await window.getByRole('link', { name: 'Preview Variation 1' }).click();
    const preview = await opened;
    await seeVariation(preview);
    const shown = await preview.evaluate('getComputedStyle(document.querySelector("#buy")).backgroundColor');
    expect(shown).toBe(colour);
    await preview.close();
    await window.getByText(/The tag works on 127.0.0.1/).waitFor();

    await press(window, 'Start');
    await window.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
    await window.getByRole('button', { name: 'Pause' }).waitFor();
    await window.getByRole('link', { name: 'Home' }).click();
    await window.getByText('6 of 7 steps done').waitFor();
    const visitor = await browser.newContext();
    visitor.setDefaultTimeout(patienceMs);
    const visit = await visitor.newPage();
    await visit.goto(page);
    await window.getByText('7 of 7 steps done').waitFor();
    await visit.locator('#buy').click();

    await window.getByRole('link', { name: 'Open results' }).click();
    await window.getByText(/^1 visitors?,/).waitFor();
    expect(faults).toEqual([]);
  }, 240_000);
});
