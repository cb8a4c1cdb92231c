import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import type { Visitor } from '../support/browser.js';
import type { ExperimentPlan, PlannedExperiment } from '../support/running-experiment.js';
import { black, colourOf, initDone, isRed, red, redTitle, SdkTestBed } from '../support/sdk-bed.js';
import { waitUntil } from '../support/wait-until.js';

let bed: SdkTestBed;
const experiments: Record<string, PlannedExperiment> = {};

const decisionsAsked = ({ requests }: Visitor) => requests.filter((text) => text === 'POST /decision').length;

beforeAll(async () => {
  bed = await SdkTestBed.start();
  const run = async (title: string, details: Partial<ExperimentPlan>) => {
    experiments[title] = await bed.plan(title, details);
  };
  await run('plain', {});
  await run('order', {
    triggerType: 'DOM Ready',
    css: '#title { color: blue }',
    js: 'document.body.dataset.ran = "experiment"',
    variations: [
      {},
      { css: redTitle, js: 'document.body.dataset.ran += " variation " + document.readyState' },
    ],
  });
  await run('faulty', { path: '/neighbours/', triggerType: 'DOM Ready', variations: [{}, { js: 'null.x' }] });
  await run('sound', { path: '/neighbours/', triggerType: 'DOM Ready' });
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
  await run('leaving', { type: 'Redirect', variations: [{}, { redirectUrl: `${bed.origin}/arrived/` }] });
  await run('circle-a', { type: 'Split URL', variations: [{}, { redirectUrl: `${bed.origin}/circle-b/` }] });
  await run('circle-b', { type: 'Split URL', variations: [{}, { redirectUrl: `${bed.origin}/circle-a/` }] });
  await run('personal', { type: 'Personalization', variations: [{ css: redTitle }] });
}, 240_000);

afterAll(() => bed?.stop());

describe('deciding', () => {
  it('asks once for a page and adds no global but ABTestingClient and abt', () =>
    bed.visit(async (visitor) => {
      const { page } = visitor;
      await page.goto(`${bed.origin}/none/`);
      await initDone(page);

      const added = await page.evaluate(`(() => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
        return Object.getOwnPropertyNames(window).filter((name) => !usual.has(name) && !/^\\d+$/.test(name));
      })()`);

      expect(decisionsAsked(visitor)).toBe(1);
      expect(visitor.requests).toHaveLength(2);
      expect(added).toEqual(['ABTestingClient', 'abt']);
    }));

  it('shows nothing of an answer that comes late, says so next time, and shows it then at once', () =>
    bed.visit(async ({ page }) => {
      let letGo = (): void => undefined;
      const held = new Promise<void>((resolve) => (letGo = resolve));
      const answerLate = async (route: Route) => {
        const response = await route.fetch();
        await held;
        await route.fulfill({ response });
      };
      await page.route('**/decision', answerLate, { times: 1 });

      const [first] = await Promise.all([
        page.waitForRequest('**/decision'),
        page.goto(bed.address('/plain/', { tag: 'data-timeout-ms="200"' })),
      ]);
      await initDone(page);
      letGo();
      await waitUntil(() => page.evaluate('!!sessionStorage.length'));
      const shownLate = await colourOf(page);
      const named = await page.evaluate('ABTestingClient.current.getVariation("plain")');
      const [second] = await Promise.all([
        page.waitForRequest('**/decision'),
        page.goto(bed.address('/plain/')),
      ]);
      await isRed(page);

      expect(shownLate).toBe(black);
      expect(named).toBeUndefined();
      expect(first.postDataJSON()).toMatchObject({ timedOut: false });
      expect(second.postDataJSON()).toMatchObject({ timedOut: true, timedOutUrl: first.postDataJSON().url });
    }));

  it('applies the last answer of the session at once, and asks behind', () =>
    bed.visit(async (visitor) => {
      const { page } = visitor;
      await page.goto(bed.address('/plain/'));
      await isRed(page);
      await page.route('**/decision', () => undefined);

      await page.goto(bed.address('/plain/other'));

      await isRed(page);
      // The browser tells of a request a moment after the page has begun it.
      await waitUntil(() => decisionsAsked(visitor) === 2);
    }));

  it('takes out what a new answer does not name any more', () =>
    bed.visit(async ({ page }) => {
      await page.goto(bed.address('/plain/'));
      await isRed(page);
      await page.route('**/decision', (route) =>
        route.fulfill({
          json: { endUserId: 1, decisions: [] },
          headers: { 'access-control-allow-origin': '*' },
        }),
      );

      await page.goto(bed.address('/plain/'));
      await initDone(page);

      expect(await colourOf(page)).toBe(black);
    }));

  it('leaves the page as it is when the server is away, answers 500, rubbish, or another schema', () =>
    bed.visit(async ({ page, pageErrors, complaints }) => {
      const headers = { 'access-control-allow-origin': '*' };
      const bodies = [
        '<html>',
        'null',
        '[]',
        '{"decisions":"none"}',
        '{"decisions":[null,7,{"experimentId":1}]}',
      ];
      const answers: ((route: Route) => Promise<void>)[] = [
        (route) => route.abort(),
        (route) => route.fulfill({ status: 500, headers }),
        ...bodies.map((body) => (route: Route) => route.fulfill({ body, headers })),
      ];

      for (const answer of answers) {
        await page.route('**/decision', answer, { times: 1 });
        await page.goto(bed.address('/plain/'));
        await initDone(page);
        await page.click('#text');

        expect(await colourOf(page)).toBe(black);
      }

      expect(complaints.filter((text) => text.includes('the page stays as it is'))).toHaveLength(
        answers.length - 1,
      );
      expect(pageErrors).toEqual([]);
    }));

  it('renders no later for a server that accepts and never answers', () =>
    bed.visit(async ({ page }) => {
      const pending: string[] = [];
      await page.route('**/static/client-sdk.js', (route) => void pending.push(route.request().url()));

      await page.goto(bed.address('/plain/', { tag: 'async' }), { waitUntil: 'domcontentloaded' });
      await page.waitForFunction('performance.getEntriesByName("first-contentful-paint").length');

      expect(pending).toHaveLength(1);
      expect(await page.textContent('#title')).toBe('Original');
    }));

  it('works where storage is refused, with a cookie', () =>
    bed.visit(async (visitor) => {
      const { page, context, pageErrors } = visitor;
      const refuse = `Object.defineProperty(window, 'NAME', { get() { throw new DOMException('no', 'SecurityError') } });`;
      await context.addInitScript(
        ['localStorage', 'sessionStorage'].map((name) => refuse.replace('NAME', name)).join(''),
      );

      await page.goto(bed.address('/plain/'));
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
    bed.visit(async ({ page }) => {
      await page.goto(bed.address('/order/'));
      await isRed(page);

      const { id, variationIds } = experiments['order']!;
      const styles = await page.evaluate('[...document.querySelectorAll("style")].map(({ id }) => id)');

      expect(styles).toEqual([`ab-style-exp-${id}`, `ab-style-var-${variationIds[1]}`]);
      expect(await page.evaluate('document.body.dataset.ran')).toMatch(
        /^experiment variation (interactive|complete)$/,
      );
    }));

  it('goes on after an experiment whose js throws, and reports which one it was', () =>
    bed.visit(async ({ page, pageErrors, complaints }) => {
      const head = `<script>addEventListener('load', () => 0); window.seen = []</script>`;
      await page.goto(bed.address('/neighbours/', { head }));
      await isRed(page);

      expect(complaints.join()).toContain('js of var-');
      expect(complaints.join()).toContain(String(experiments['faulty']!.id));
      expect(pageErrors).toEqual([]);
    }));

  it('keeps working when the page replaces its elements', () =>
    bed.visit(async ({ page }) => {
      await page.goto(bed.address('/plain/'));
      await isRed(page);

      await page.evaluate(`document.body.innerHTML = '<h1 id="title">Drawn again</h1>'`);

      expect(await colourOf(page)).toBe(red);
    }));

  it('carries the nonce of a strict Content-Security-Policy', () =>
    bed.visit(async ({ page, complaints }) => {
      const csp = `default-src 'none'; connect-src SERVER; script-src 'nonce-n0nce'; style-src 'nonce-n0nce'`;
      await page.goto(bed.address('/scripted/', { csp, tag: 'nonce="n0nce"' }));
      await isRed(page);

      expect(await page.evaluate('document.body.dataset.ran')).toBe('yes');
      expect(complaints).toEqual([]);
    }));

  it('refuses js clearly under a strict policy without a nonce, and css still applies', () =>
    bed.visit(async ({ page, complaints, pageErrors }) => {
      const csp = `default-src 'none'; connect-src SERVER; script-src SERVER; style-src 'unsafe-inline'`;
      await page.goto(bed.address('/scripted/', { csp }));
      await isRed(page);
      await initDone(page);

      expect(await page.evaluate('document.body.dataset.ran')).toBeUndefined();
      expect(complaints.find((text) => text.startsWith('ABTesting:'))).toMatch(/js of var-\d+ failed/);
      expect(complaints.join()).toContain('Content-Security-Policy');
      expect(pageErrors).toEqual([]);
    }));

  it('redirects under a strict policy without a nonce', () =>
    bed.visit(async ({ page }) => {
      const csp = `default-src 'none'; connect-src SERVER; script-src SERVER`;
      await page.goto(bed.address('/leaving/', { csp }));
      await page.waitForURL('**/arrived/**');
    }));

  it('personalizes', () =>
    bed.visit(async ({ page }) => {
      await page.goto(bed.address('/personal/'));
      await isRed(page);
    }));
});

describe('following the URL', () => {
  const extras = (page: Page) => page.locator('#list li').count();
  const push = (page: Page, path: string) => page.evaluate(`history.pushState(null, '', '${path}')`);

  it('applies and undoes by pushState, replaceState, back and hash, without asking again', () =>
    bed.visit(async (visitor) => {
      const { page } = visitor;
      await page.goto(bed.address('/following/'));
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
    bed.visit(async (visitor) => {
      const { page } = visitor;
      await page.goto(bed.address('/start/'));
      await initDone(page);

      await push(page, '/following/1');
      await isRed(page);
      await push(page, '/start/');
      const away = await colourOf(page);
      await push(page, '/following/2');
      await isRed(page);

      await waitUntil(() => decisionsAsked(visitor) === 3);

      expect(away).toBe(black);
    }));
});

describe('redirecting', () => {
  it('keeps query and fragment', () =>
    bed.visit(async ({ page }) => {
      await page.goto(`${bed.origin}/leaving/?utm_source=a%20b&flag#part`);
      await page.waitForURL('**/arrived/**');

      expect(page.url()).toBe(`${bed.origin}/arrived/?utm_source=a%20b&flag#part`);
    }));

  it('ends where it would go in a circle', () =>
    bed.visit(async ({ page, complaints }) => {
      await page.goto(`${bed.origin}/circle-a/`);
      await waitUntil(() => complaints.some((text) => text.startsWith('ABTesting:')));
      const landed = page.url();
      await initDone(page);

      expect(page.url()).toBe(landed);
      expect(landed).toMatch(/circle-[ab]/);
    }));
});

describe('where only the server can tell', () => {
  it('asks it for each new address once, routes in the fragment too', async () => {
    const { id } = await bed.plan('routed', {
      triggerType: 'URL Changes',
      conditions: [
        { operator: 'PATH IS', urls: ['/app/'] },
        { operator: 'IS', urls: [`${bed.origin}/app/#/pricing`] },
      ],
    });

    await bed.visit(async (visitor) => {
      const { page } = visitor;
      await page.goto(`${bed.origin}/app/#/pricing`);
      await isRed(page);
      await page.evaluate(`location.hash = '/home'`);
      await waitUntil(async () => (await colourOf(page)) === black);
      await waitUntil(() => decisionsAsked(visitor) === 2);
      await page.evaluate(`location.hash = '/pricing'`);
      await isRed(page);
      await page.goBack();
      await waitUntil(async () => (await colourOf(page)) === black);

      expect(decisionsAsked(visitor)).toBe(2);
    });
    await bed.visit(async (visitor) => {
      const { page } = visitor;
      await page.goto(`${bed.origin}/app/#/home`);
      await initDone(page);
      await page.evaluate(`location.hash = '/pricing'`);
      await isRed(page);
    });

    await bed.call('PATCH', `/experiments/${id}`, { status: 'Ended' });
  });
});
