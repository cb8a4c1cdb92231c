import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Page, Route } from 'playwright-core';
import type { PlannedExperiment } from '../support/running-experiment.js';
import { black, colourOf, drawButton, initDone, isRed, red, SdkTestBed } from '../support/sdk-bed.js';
import { waitUntil } from '../support/wait-until.js';

const snippet = readFileSync('examples/shop/flicker-snippet.html', 'utf8');

let bed: SdkTestBed;
let counted: PlannedExperiment;

beforeAll(async () => {
  // Playwright turns the back-forward cache off, which visitors have.
  bed = await SdkTestBed.start(['--disable-back-forward-cache']);
  counted = await bed.plan('counted', { metrics: [{ title: 'Late', selector: '.late' }] });
}, 240_000);

afterAll(() => bed?.stop());

describe('the interface', () => {
  it('names the variation, tells of decision and application, and takes everything back', () =>
    bed.visit(async ({ page }) => {
      const head = `<script>addEventListener('DOMContentLoaded', () => 0)</script>`;
      await page.goto(
        bed.address('/bare/', {
          head: `${head}<script src="${bed.product.origin}/static/client-sdk.js"></script>`,
        }),
      );
      await page.evaluate(`(async () => {
        history.replaceState(null, '', '/counted/');
        const client = new ABTestingClient({ serverBaseUrl: '${bed.product.origin}', projectId: ${bed.account.projectId}, timeoutMs: 60000 });
        window.told = [];
        client.on('decision', ({ decisions }) => { told.push('decision ' + decisions.length); throw new Error('mine') });
        client.on('applied', ({ experimentKey }) => told.push('applied ' + experimentKey));
        await client.init();
        window.named = [client.getVariation('counted'), client.getVariation(${counted.id}), client.getVariation(0)]
          .map((variation) => variation && variation.variationId);
        window.client = client;
      })()`);
      const shown = await colourOf(page);

      await page.evaluate('client.destroy()');

      expect(await page.evaluate('told')).toEqual(['decision 1', 'applied counted']);
      const [, id] = counted.variationIds;
      expect(await page.evaluate('named.map(String)')).toEqual([String(id), String(id), 'undefined']);
      expect(shown).toBe(red);
      expect(await colourOf(page)).toBe(black);
    }));

  it('says clearly what is missing in the options', () =>
    bed.visit(async ({ page }) => {
      await page.goto(bed.address('/none/'));
      const complaint = await page.evaluate(
        `(() => { try { new ABTestingClient({}) } catch (e) { return e.message } })()`,
      );

      expect(complaint).toBe('ABTesting: serverBaseUrl and projectId must be given');
    }));

  it('takes other paths, so that a proxy of the site can stand before the server', () =>
    bed.visit(async ({ page }) => {
      const tag = `data-server-base-url="${bed.origin}" data-decision-path="/mine" data-track-path="/seen"`;
      const asked = page.waitForRequest(`${bed.origin}/mine`);
      await page.goto(bed.address('/counted/', { tag }));

      expect((await asked).postDataJSON()).toMatchObject({ projectId: bed.account.projectId });
    }));
});

describe('the flicker snippet', () => {
  const opacityOf = (page: Page, id: string) =>
    page.evaluate(`getComputedStyle(document.getElementById('${id}')).opacity`);
  const hiding = (selectors: string, limitMs: number) => {
    const told = `<script>addEventListener('ab-shown', ({ detail }) => { document.documentElement.dataset.hidden = detail })</script>`;
    return told + snippet.replace(`('', 1000)`, `('${selectors}', ${limitMs})`);
  };
  const told = (page: Page) => waitUntil(() => page.evaluate('"hidden" in document.documentElement.dataset'));

  it('has less than 1 KB, and stands in the docs as it is', () => {
    expect(snippet.length).toBeLessThan(1024);
    expect(readFileSync('docs/sdk.md', 'utf8')).toContain(snippet.trim());
  });

  it('hides what it is told to until the decision, and reports for how long', () =>
    bed.visit(async ({ page }) => {
      const asked: Route[] = [];
      await page.route('**/decision', (route) => void asked.push(route));
      await page.goto(
        bed.address('/counted/', { head: hiding('#title', 60_000), tag: 'data-timeout-ms="60000"' }),
      );
      await waitUntil(() => asked.length === 1);
      const during = [await opacityOf(page, 'title'), await opacityOf(page, 'text')];

      await asked[0]!.continue();
      await told(page);

      expect(during).toEqual(['0', '1']);
      expect([await opacityOf(page, 'title'), await colourOf(page)]).toEqual(['1', red]);
      expect(Number(await page.evaluate('document.documentElement.dataset.hidden'))).toBeGreaterThan(0);
      expect(await page.evaluate('performance.getEntriesByName("ab-hidden").length')).toBe(1);
    }));

  it('shows the page at its limit when no SDK comes, and what is decided later is not applied', () =>
    bed.visit(async ({ page }) => {
      const late: Route[] = [];
      await page.route('**/static/client-sdk.js', (route) => void late.push(route));
      await page.goto(bed.address('/counted/', { head: hiding('', 100), tag: 'async' }), {
        waitUntil: 'domcontentloaded',
      });
      await told(page);
      const decided = page.waitForResponse('**/decision');
      await late[0]!.continue();
      await decided;
      await initDone(page);

      expect([await opacityOf(page, 'title'), await colourOf(page)]).toEqual(['1', black]);
    }));
});

describe('the page', () => {
  it('moves nothing after the time limit', () =>
    bed.visit(async ({ page }) => {
      const asked: Route[] = [];
      await page.route('**/decision', (route) => void asked.push(route));
      await page.goto(bed.address('/counted/', { tag: 'data-timeout-ms="50"' }));
      await initDone(page);
      await page.evaluate(`new Promise((resolve) => {
        window.shifts = [];
        const note = (list) => shifts.push(...list.getEntries());
        new PerformanceObserver(note).observe({ type: 'layout-shift' });
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      })`);
      const before = await page.content();

      await asked[0]!.continue();
      await waitUntil(() => page.evaluate('!!sessionStorage.length'));
      await page.evaluate(
        'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))',
      );

      expect(await page.content()).toBe(before);
      expect(await page.evaluate('shifts.length')).toBe(0);
    }));

  it('comes back from the back-forward cache as it was, and goes on counting', () =>
    bed.visit(async ({ page }) => {
      await page.goto(bed.address('/counted/'));
      await isRed(page);
      await waitUntil(async () => (await bed.queued(page)).length === 0);
      await drawButton(page);
      // Told to the site, since the debugger loses sight of a page that comes from the cache.
      await page.evaluate(`addEventListener('pageshow', ({ persisted }) => {
        const { color } = getComputedStyle(document.getElementById('title'));
        if (persisted) document.querySelector('.late b').click();
        fetch('/told/?' + new URLSearchParams({ persisted, color }));
      })`);

      await bed.countsOne(counted, 'Late', async () => {
        await page.goto(bed.address('/none/'));
        await page.evaluate('void setTimeout(() => history.back())');
        await waitUntil(() => bed.told.length > 0);
      });

      expect(bed.told).toEqual([new URLSearchParams({ persisted: 'true', color: red }).toString()]);
    }));
});

describe('the files of the SDK', () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(bed.product.origin + path, { headers });

  it('are kept for minutes, and for good under the name with a hash', async () => {
    const { path } = (await (await get('/static/client-sdk.json')).json()) as { path: string };
    const plain = await get('/static/client-sdk.js');
    const etag = String(plain.headers.get('etag'));
    const revalidating = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
    const again = await get('/static/client-sdk.js', revalidating);
    const hashed = await get(path);

    expect(plain.headers.get('cache-control')).toBe('public, max-age=300, stale-while-revalidate=86400');
    expect(again.status).toBe(304);
    expect(await hashed.text()).toBe(await plain.text());
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('travel compressed to who can read that', async () => {
    const compressed = await get('/static/client-sdk.js', { 'accept-encoding': 'gzip, br' });
    const plain = await get('/static/client-sdk.js', { 'accept-encoding': 'identity' });

    expect(compressed.headers.get('content-encoding')).toBe('gzip');
    expect(compressed.headers.get('content-type')).toMatch(/javascript; charset=utf-8$/);
    expect(compressed.headers.get('vary')).toBe('accept-encoding');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe(await compressed.text());
  });
});
