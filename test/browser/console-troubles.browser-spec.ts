import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Route } from 'playwright-core';
import { ConsoleBed } from '../support/console-bed.js';
import { faultsOf, inOrganization, inProject } from '../support/console.js';
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
const inOrganizations = [
  'people',
  'roles',
  'menu-templates',
  'audit',
  'security-log',
  'profile',
  'projects',
  'projects/1',
];

let bed: ConsoleBed;
let paths: string[];

beforeAll(async () => {
  bed = await ConsoleBed.start();
  const { owner } = bed;
  await bed.call('POST', '/experiments', { projectId: owner.projectId, title: 'Buy button' });
  paths = [
    ...inProjects.map((path) => inProject(owner, path)),
    ...inOrganizations.map((path) => inOrganization(owner, path)),
  ];
}, 240_000);
afterEach(() => bed.closeWindows());
afterAll(() => bed.stop());

/** What the shell itself needs, so that the page is reached. */
const ofShell = ['/menu-templates/tree', '/auth/refresh'];
/** Tabs open at a time: mostly they wait. */
const atATime = 6;
const isApi = ({ pathname }: URL) => !/^\/(console|static)\b/.test(pathname);

const atRest = `!!document.querySelector('h1, [role="alert"]') && !document.querySelector('[aria-busy="true"]')`;

/** Opens each page in a tab whose API is as the route says, and tells what went wrong until it is at rest. */
async function visitAll(answer: (route: Route) => Promise<void>): Promise<string[]> {
  const { context } = await bed.open('/');
  await context.route(isApi, answer);
  const left = [...paths];
  const found: string[] = [];
  const visitor = async () => {
    for (let path = left.shift(); path; path = left.shift()) found.push(...(await visit(context, path)));
  };
  await Promise.all(Array.from({ length: atATime }, visitor));
  await context.close();
  return found;
}

async function visit(context: BrowserContext, path: string): Promise<string[]> {
  const page = await context.newPage();
  const faults = faultsOf(page);
  await page.goto(`${bed.product.origin}/console${path}`);
  await waitUntil(() => page.evaluate(atRest).catch(() => false), 60_000);
  if (((await page.textContent('main')) ?? '').trim() === '') faults.push('the page is empty');
  await page.close();
  return faults.map((fault) => `${path}: ${fault}`);
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
