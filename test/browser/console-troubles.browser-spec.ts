import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Route } from 'playwright-core';
import { inOrganization, inProject, launchBrowser, openConsole } from '../support/console.js';
import { startProduct, type Account, type Product } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

const inProjects = [
  'home',
  'experiments',
  'experiments/1',
  'experiments/1/results',
  'segments',
  'segments/new',
  'groups',
  'end-users',
  'api-keys',
  'files',
  'planner',
  'live',
];
const inOrganizations = ['people', 'roles', 'menu-templates', 'audit', 'profile', 'projects', 'projects/1'];

let product: Product;
let browser: Browser;
let owner: Account;
let paths: string[];

beforeAll(async () => {
  product = await startProduct();
  owner = await product.signUp();
  const experiment = { projectId: owner.projectId, title: 'Buy button' };
  await product.request('POST', '/experiments', experiment, owner.headers);
  paths = [
    ...inProjects.map((path) => inProject(owner, path)),
    ...inOrganizations.map((path) => inOrganization(owner, path)),
  ];
  browser = await launchBrowser();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** What the shell itself needs, so that the page is reached. */
const ofShell = ['/menu-templates/tree', '/auth/refresh'];
const isApi = ({ pathname }: URL) => !/^\/(console|static)\b/.test(pathname);

/** Opens a page whose API is as the route says, and tells what went wrong until it is at rest. */
async function visit(path: string, answer: (route: Route) => Promise<void>): Promise<string[]> {
  const { context, page, faults } = await openConsole(browser, product, { account: owner });
  await context.route(isApi, answer);
  await page.goto(`${product.origin}/console${path}`);
  const isAtRest = `!!document.querySelector('h1, [role="alert"]') && !document.querySelector('[aria-busy="true"]')`;
  await waitUntil(() => page.evaluate(isAtRest).catch(() => false), 60_000);
  if (((await page.textContent('main')) ?? '').trim() === '') faults.push('the page is empty');
  await context.close();
  return faults.map((fault) => `${path}: ${fault}`);
}

/** Some at a time: mostly they wait. */
async function visitAll(answer: (route: Route) => Promise<void>): Promise<string[]> {
  const left = [...paths];
  const found: string[] = [];
  const visitor = async () => {
    for (let path = left.shift(); path; path = left.shift()) found.push(...(await visit(path, answer)));
  };
  await Promise.all(Array.from({ length: 6 }, visitor));
  return found;
}

describe('every page', () => {
  it('bears an API that takes two seconds for each answer', async () => {
    const faults = await visitAll(async (route) => {
      await sleep(2_000);
      await route.continue().catch(() => undefined);
    });

    expect(faults).toEqual([]);
  }, 240_000);

  it('says so when the API fails, and breaks nowhere', async () => {
    const problem = { title: 'Internal Server Error', status: 500, detail: 'Something failed on our side.' };
    const faults = await visitAll((route) => {
      const { pathname } = new URL(route.request().url());
      return ofShell.includes(pathname)
        ? route.continue()
        : route.fulfill({
            status: 500,
            contentType: 'application/problem+json',
            body: JSON.stringify(problem),
          });
    });

    expect(faults).toEqual([]);
  }, 240_000);
});
