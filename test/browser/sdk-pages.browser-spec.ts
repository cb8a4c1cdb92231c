import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, newVisitor, type Visitor } from '../support/browser.js';
import { type Account, type Product, startProduct } from '../support/product.js';
import { callAs, plan, type PlannedExperiment } from '../support/running-experiment.js';
import { openSite, type Site } from '../support/site.js';
import { waitUntil } from '../support/wait-until.js';

let product: Product;
let account: Account;
let call: ReturnType<typeof callAs>;
let browser: Browser;
let site: Site;
const experiments: Record<string, PlannedExperiment> = {};

/** `tag=…` in a page's address adds to its tag, `csp=…` is its Content-Security-Policy, `head=…` stands first. */
function makePage({ searchParams }: URL) {
  const said = (name: string) => searchParams.get(name) ?? '';
  const csp = said('csp').replaceAll('SERVER', product.origin);
  const tag = `<script src="${product.origin}/static/client-sdk.js" data-project-id="${account.projectId}" ${said('tag')}></script>`;
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>Page</title>
    ${said('head')}${tag}</head>
    <body><h1 id="title">Original</h1><button id="buy">Buy</button><ul id="list"></ul></body></html>`;
  return { html, headers: { 'content-security-policy': csp || `img-src 'self'` } };
}

const address = (path: string, options: Record<string, string> = {}) =>
  `${site.origin}${path}?${new URLSearchParams(options).toString()}`;

async function visit<T>(use: (visitor: Visitor) => Promise<T>): Promise<T> {
  const visitor = await newVisitor(browser, product.origin);
  try {
    return await use(visitor);
  } finally {
    await visitor.context.close();
  }
}

const colourOf = (page: Page) => page.evaluate('getComputedStyle(document.getElementById("title")).color');
const red = 'rgb(255, 0, 0)';
const black = 'rgb(0, 0, 0)';
const redTitle = '#title { color: rgb(255, 0, 0) }';
const isRed = (page: Page) => waitUntil(async () => (await colourOf(page)) === red);
const initDone = (page: Page) => page.evaluate('ABTestingClient.current.init()');
const decisionsAsked = ({ requests }: Visitor) => requests.filter((text) => text === 'POST /decision').length;

beforeAll(async () => {
  product = await startProduct();
  account = await product.signUp();
  call = callAs(product, account);
  site = await openSite(makePage);
  browser = await launchBrowser();
  const { projectId } = account;
  const run = async (name: string, details: object) => {
    const wanted = { title: name, path: `/${name}/`, ...details } as Parameters<typeof plan>[2];
    experiments[name] = await plan(call, projectId, wanted);
  };
  await run('plain', { variations: [{}, { css: redTitle }] });
  await run('order', {
    triggerType: 'DOM Ready',
    css: '#title { color: blue }',
    js: 'document.body.dataset.ran = "experiment"',
    variations: [{}, { css: redTitle, js: 'document.body.dataset.ran += " variation " + document.readyState' }],
  });
  await run('faulty', { path: '/neighbours/', triggerType: 'DOM Ready', variations: [{}, { js: 'null.x' }] });
  await run('sound', { path: '/neighbours/', triggerType: 'DOM Ready', variations: [{}, { css: redTitle }] });
  await run('scripted', {
    triggerType: 'DOM Ready',
    variations: [{}, { css: redTitle, js: 'document.body.dataset.ran = "yes"' }],
  });
  await run('following', {
    triggerType: 'URL Changes',
    variations: [
      {},
      {
        css: redTitle,
        js: `const list = document.getElementById('list');
          list.innerHTML = '<li>extra'; return () => { list.innerHTML = '' }`,
      },
    ],
  });
  await run('leaving', { type: 'Redirect', variations: [{}, { redirectUrl: `${site.origin}/arrived/` }] });
  await run('circle-a', { type: 'Split URL', variations: [{}, { redirectUrl: `${site.origin}/circle-b/` }] });
  await run('circle-b', { type: 'Split URL', variations: [{}, { redirectUrl: `${site.origin}/circle-a/` }] });
  await run('personal', { type: 'Personalization', variations: [{ css: redTitle }] });
}, 240_000);

afterAll(async () => {
  await browser?.close();
  site?.close();
  await product?.stop();
});

describe('deciding', () => {
  it('asks once for a page and adds no global but ABTestingClient', () =>
    visit(async (visitor) => {
      const { page } = visitor;
      await page.goto(`${site.origin}/none/`);
      await initDone(page);

      const added = await page.evaluate(`(() => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
        return Object.getOwnPropertyNames(window).filter((name) => !usual.has(name) && !/^\\d+$/.test(name));
      })()`);

      expect(decisionsAsked(visitor)).toBe(1);
      expect(visitor.requests).toHaveLength(2);
      expect(added).toEqual(['ABTestingClient']);
    }));

  it('shows nothing of an answer that comes late, says so next time, and shows it then at once', () =>
    visit(async ({ page }) => {
      const bodies: { timedOut: boolean; timedOutUrl?: string }[] = [];
      let answered = false;
      await page.route('**/decision', async (route) => {
        bodies.push(route.request().postDataJSON());
        const response = await route.fetch();
        if (bodies.length === 1) await new Promise((resolve) => setTimeout(resolve, 1_000));
        await route.fulfill({ response });
        answered = true;
      });

      await page.goto(address('/plain/', { tag: 'data-timeout-ms="200"' }));
      await initDone(page);
      await waitUntil(() => answered);
      await waitUntil(() => page.evaluate('!!sessionStorage.length'));
      const shownLate = await colourOf(page);
      const named = await page.evaluate('ABTestingClient.current.getVariation("plain")');
      await page.goto(address('/plain/'));
      await isRed(page);
      await waitUntil(() => bodies.length === 2);

      expect(shownLate).toBe(black);
      expect(named).toBeUndefined();
      expect(bodies[0]).toMatchObject({ timedOut: false });
      expect(bodies[1]).toMatchObject({ timedOut: true });
      expect(bodies[1]!.timedOutUrl).toContain('/plain/');
    }));

  it('applies the last answer of the session at once, and asks behind', () =>
    visit(async (visitor) => {
      const { page } = visitor;
      await page.goto(address('/plain/'));
      await isRed(page);
      await page.route('**/decision', () => undefined);

      await page.goto(address('/plain/other'));

      await isRed(page);
      expect(decisionsAsked(visitor)).toBe(2);
    }));

  it('takes out what a new answer does not name any more', () =>
    visit(async ({ page }) => {
      await page.goto(address('/plain/'));
      await isRed(page);
      await page.route('**/decision', (route) =>
        route.fulfill({ json: { endUserId: 1, decisions: [] }, headers: { 'access-control-allow-origin': '*' } }),
      );

      await page.goto(address('/plain/'));
      await initDone(page);

      expect(await colourOf(page)).toBe(black);
    }));

  it.each([
    ['is away', (route: Parameters<Parameters<Page['route']>[1]>[0]) => route.abort()],
    ['answers 500', (route: Parameters<Parameters<Page['route']>[1]>[0]) => route.fulfill({ status: 500 })],
    ...['<html>', 'null', '[]', '{}', '{"decisions":"none"}', '{"decisions":[null,7,{"experimentId":1}]}'].map(
      (body) =>
        [
          `answers ${body}`,
          (route: Parameters<Parameters<Page['route']>[1]>[0]) =>
            route.fulfill({ body, headers: { 'access-control-allow-origin': '*' } }),
        ] as const,
    ),
  ])('leaves the page as it is when the server %s', (_, answer) =>
    visit(async ({ page, pageErrors }) => {
      await page.route('**/decision', answer);

      await page.goto(address('/plain/'));
      await initDone(page);
      await page.click('#buy');

      expect(await colourOf(page)).toBe(black);
      expect(await page.textContent('#title')).toBe('Original');
      expect(pageErrors).toEqual([]);
    }),
  );

  it('renders no later for a server that accepts and never answers', () =>
    visit(async ({ page }) => {
      const pending: string[] = [];
      await page.route('**/static/client-sdk.js', (route) => void pending.push(route.request().url()));

      await page.goto(address('/plain/', { tag: 'async' }), { waitUntil: 'domcontentloaded' });
      await page.waitForFunction('performance.getEntriesByName("first-contentful-paint").length');

      expect(pending).toHaveLength(1);
      expect(await page.textContent('#title')).toBe('Original');
    }));

  it('works where storage is refused, with a cookie', () =>
    visit(async (visitor) => {
      const { page, context, pageErrors } = visitor;
      const refuse = `Object.defineProperty(window, 'NAME', { get() { throw new DOMException('no', 'SecurityError') } });`;
      await context.addInitScript(['localStorage', 'sessionStorage'].map((name) => refuse.replace('NAME', name)).join(''));

      await page.goto(address('/plain/'));
      await isRed(page);
      const cookie = (await context.cookies()).find(({ name }) => name === 'ab-end-user-id');
      const [response] = await Promise.all([page.waitForResponse('**/decision'), page.reload()]);
      const { endUserId } = response.request().postDataJSON();

      expect(String(endUserId)).toBe(cookie?.value);
      expect(pageErrors).toEqual([]);
    }));
});

describe('applying', () => {
  it("puts the experiment's css and js before the variation's, after DOMContentLoaded", () =>
    visit(async ({ page }) => {
      await page.goto(address('/order/'));
      await isRed(page);

      const { id, variationIds } = experiments['order']!;
      const styles = await page.evaluate('[...document.querySelectorAll("style")].map(({ id }) => id)');

      expect(styles).toEqual([`ab-style-exp-${id}`, `ab-style-var-${variationIds[1]}`]);
      expect(await page.evaluate('document.body.dataset.ran')).toMatch(/^experiment variation (interactive|complete)$/);
    }));

  it('goes on after an experiment whose js throws, and reports which one it was', () =>
    visit(async ({ page, pageErrors, complaints }) => {
      const head = `<script>addEventListener('load', () => 0); window.seen = []</script>`;
      await page.goto(address('/neighbours/', { head }));
      await isRed(page);

      expect(complaints.join()).toContain('js of var-');
      expect(complaints.join()).toContain(String(experiments['faulty']!.id));
      expect(pageErrors).toEqual([]);
    }));

  it('keeps working when the page replaces its elements', () =>
    visit(async ({ page }) => {
      await page.goto(address('/plain/'));
      await isRed(page);

      await page.evaluate(`document.body.innerHTML = '<h1 id="title">Drawn again</h1>'`);

      expect(await colourOf(page)).toBe(red);
    }));

  it('carries the nonce of a strict Content-Security-Policy', () =>
    visit(async ({ page, complaints }) => {
      const csp = `default-src 'none'; connect-src SERVER; script-src 'nonce-n0nce'; style-src 'nonce-n0nce'`;
      await page.goto(address('/scripted/', { csp, tag: 'nonce="n0nce"' }));
      await isRed(page);

      expect(await page.evaluate('document.body.dataset.ran')).toBe('yes');
      expect(complaints).toEqual([]);
    }));

  it('refuses js clearly under a strict policy without a nonce, and css still applies', () =>
    visit(async ({ page, complaints, pageErrors }) => {
      const csp = `default-src 'none'; connect-src SERVER; script-src SERVER; style-src 'unsafe-inline'`;
      await page.goto(address('/scripted/', { csp }));
      await isRed(page);
      await initDone(page);

      expect(await page.evaluate('document.body.dataset.ran')).toBeUndefined();
      expect(complaints.find((text) => text.startsWith('ABTesting:'))).toMatch(/js of var-\d+ failed/);
      expect(complaints.join()).toContain('Content-Security-Policy');
      expect(pageErrors).toEqual([]);
    }));

  it('redirects under a strict policy without a nonce', () =>
    visit(async ({ page }) => {
      const csp = `default-src 'none'; connect-src SERVER; script-src SERVER`;
      await page.goto(address('/leaving/', { csp }));
      await page.waitForURL('**/arrived/**');
    }));

  it('personalizes', () =>
    visit(async ({ page }) => {
      await page.goto(address('/personal/'));
      await isRed(page);
    }));
});

describe('following the URL', () => {
  const extras = (page: Page) => page.locator('#list li').count();
  const push = (page: Page, path: string) => page.evaluate(`history.pushState(null, '', '${path}')`);

  it('applies and undoes by pushState, replaceState, back and hash, without asking again', () =>
    visit(async (visitor) => {
      const { page } = visitor;
      await page.goto(address('/following/'));
      await isRed(page);
      await waitUntil(async () => (await extras(page)) === 1);

      await push(page, '/elsewhere/');
      const away = [await colourOf(page), await extras(page)];
      await page.goBack();
      await isRed(page);
      await page.evaluate(`history.replaceState(null, '', '/elsewhere/')`);
      const awayAgain = await colourOf(page);
      await page.evaluate(`location.hash = '/following/'`);
      await isRed(page);
      await waitUntil(async () => (await extras(page)) === 1);

      expect(away).toEqual([black, 0]);
      expect(awayAgain).toBe(black);
      expect(decisionsAsked(visitor)).toBe(1);
    }));

  it('asks again on a page that began where the experiment does not run', () =>
    visit(async (visitor) => {
      const { page } = visitor;
      await page.goto(address('/start/'));
      await initDone(page);

      await push(page, '/following/1');
      await isRed(page);
      await push(page, '/start/');
      const away = await colourOf(page);
      await push(page, '/following/2');
      await isRed(page);

      expect(away).toBe(black);
      expect(decisionsAsked(visitor)).toBe(3);
    }));
});

describe('redirecting', () => {
  it('keeps query and fragment', () =>
    visit(async ({ page }) => {
      await page.goto(`${site.origin}/leaving/?utm_source=a%20b&flag#part`);
      await page.waitForURL('**/arrived/**');

      expect(page.url()).toBe(`${site.origin}/arrived/?utm_source=a%20b&flag#part`);
    }));

  it('ends where it would go in a circle', () =>
    visit(async ({ page, complaints }) => {
      await page.goto(`${site.origin}/circle-a/`);
      await waitUntil(() => complaints.some((text) => text.startsWith('ABTesting:')));
      const landed = page.url();
      await initDone(page);

      expect(page.url()).toBe(landed);
      expect(landed).toMatch(/circle-[ab]/);
    }));
});
