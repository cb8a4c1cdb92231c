/**
 * `npm run pictures:console [-- folder]`: starts the product, sets up an organization with some experiments, and
 * takes a picture of each page of the console in light and dark, narrow and wide.
 */
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { keepSession, signUp, withBrowser, withProduct } from './pictured-product.mjs';

/** Pages before one is in, then pages of the shell; `{org}`, `{project}` and `{experiment}` are filled in. */
const openPages = [
  'login',
  'sign-up',
  'verify?email=ada@shop.example',
  'forgot-password',
  'reset-password',
  'join',
];
const shellPages = [
  'o/{org}/p/{project}/experiments',
  'o/{org}/p/{project}/experiments?q=nothing',
  'o/{org}/p/{project}/experiments/{experiment}',
  'o/{org}/p/{project}/flags',
  'o/{org}/p/{project}/groups',
  'o/{org}/p/{project}/segments',
  'o/{org}/p/{project}/segments/new',
  'o/{org}/p/{project}/api-keys',
  'o/{org}/p/{project}/end-users',
  'o/{org}/p/{project}/files',
  'o/{org}/p/{project}/home',
  'o/{org}/p/{project}/experiments/{experiment}/results',
  'o/{org}/p/{project}/planner',
  'o/{org}/p/{project}/metrics',
  'o/{org}/p/{project}/metrics/new',
  'o/{org}/p/{project}/metrics/groups',
  'o/{org}/p/{project}/live',
  'o/{org}/people',
  'o/{org}/projects',
  'o/{org}/projects/{project}',
  'o/{org}/roles',
  'o/{org}/menu-templates',
  'o/{org}/audit',
  'o/{org}/profile',
];

const titles = [
  ['Green and bold buy button', 'Active', ['checkout', 'button']],
  ['Shorter checkout form', 'Paused', ['checkout']],
  ['Free delivery above the fold', 'Ended', ['home']],
  ['Greeting for members', 'Draft', []],
  ['New product page', 'Active', ['product']],
];

const folder = resolve(process.argv[2] ?? join(tmpdir(), 'console-pictures'));

await mkdir(folder, { recursive: true });
await withProduct(async (product) => {
  const { session, headers, orgId, projectId } = await signUp(product);
  const experiment = await makeExperiments(product, projectId, headers);
  const names = { org: orgId, project: projectId, experiment };
  await withBrowser(async (browser) => {
    for (const path of openPages) await takeLooks(product, browser, path);
    for (const path of shellPages) await takeLooks(product, browser, fill(path, names), session);
  });
});
console.log(`Pictures are in ${folder}.`);

async function makeExperiments({ call }, projectId, headers) {
  let first;
  for (const [title, status, tags] of titles) {
    const url = 'https://shop.example/product/lamp';
    const { id } = await call('POST', '/experiments', { projectId, title, url }, headers);
    await call('POST', `/experiments/${id}/variations`, { title: 'Variation' }, headers);
    if (tags.length > 0) await call('PATCH', `/experiments/${id}`, { tags }, headers);
    if (status !== 'Draft') await call('PATCH', `/experiments/${id}`, { status: 'Active' }, headers);
    if (!['Draft', 'Active'].includes(status)) await call('PATCH', `/experiments/${id}`, { status }, headers);
    first ??= id;
  }
  return first;
}

function fill(path, names) {
  return path.replace(/\{(\w+)\}/g, (_, name) => names[name]);
}

async function takeLooks({ origin }, browser, path, session) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [360, 1440]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      page.on('pageerror', (error) => console.error(path, error.message));
      page.on('console', (message) => message.type() === 'error' && console.error(path, message.text()));
      if (session) await keepSession(context, session);
      await page.goto(`${origin}/console/${path}`);
      await page.locator('h1').first().waitFor();
      await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
      await page.waitForTimeout(250);
      const name = path.replace(/[^\w-]+/g, '_');
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${width}.png`) });
      await context.close();
    }
  }
}
