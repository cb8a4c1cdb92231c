import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import type { PlannedExperiment } from '../support/running-experiment.js';
import { black, clickButton, colourOf, drawButton, initDone, isRed, SdkTestBed } from '../support/sdk-bed.js';
import { waitUntil } from '../support/wait-until.js';

let bed: SdkTestBed;
let counted: PlannedExperiment;
let drafted: PlannedExperiment;

beforeAll(async () => {
  bed = await SdkTestBed.start();
  const metrics = [
    { title: 'Late', selector: '.late' },
    { title: 'Views', selector: 'page_view', custom: true },
    { title: 'Sign-up', selector: 'signup', custom: true },
  ];
  counted = await bed.plan('counted', { metrics });
  drafted = await bed.plan('drafted', { metrics, status: 'Draft' });
}, 240_000);

afterAll(() => bed?.stop());

describe('counting', () => {
  it('counts clicks inside elements that come later, views by URL, and custom events by key', () =>
    bed.visit(async ({ page }) => {
      await bed.countsOne(counted, 'Views', () => page.goto(bed.address('/counted/')));
      await drawButton(page);

      await bed.countsOne(counted, 'Late', () => clickButton(page));
      await bed.countsOne(counted, 'Views', () => page.evaluate(`history.pushState(null, '', '/counted/2')`));
      await bed.countsOne(counted, 'Sign-up', () =>
        page.evaluate(`ABTestingClient.current.trackCustomMetric('signup', 'counted', '9.5')`),
      );
    }));

  it('counts once what is sent again because the answer got lost', () =>
    bed.visit(async ({ page }) => {
      const sent: string[] = [];
      await page.goto(bed.address('/counted/'));
      await isRed(page);
      await waitUntil(async () => (await bed.queued(page)).length === 0);
      await page.route('**/metrics/track', async (route) => {
        sent.push(route.request().postDataJSON().eventId);
        if (sent.length > 1) return route.continue();
        await route.fetch();
        return route.abort();
      });
      await drawButton(page);

      await bed.countsOne(counted, 'Late', async () => {
        await clickButton(page);
        await waitUntil(async () => sent.length === 2 && (await bed.queued(page)).length === 0, 20_000);
      });

      expect(sent[1]).toBe(sent[0]);
    }));

  it('keeps what happens offline, over pages, and sends it when the network is back', () =>
    bed.visit(async ({ page, context }) => {
      await page.goto(bed.address('/counted/'));
      await isRed(page);
      await waitUntil(async () => (await bed.queued(page)).length === 0);
      await drawButton(page);

      await bed.countsOne(counted, 'Late', async () => {
        await context.setOffline(true);
        await clickButton(page);
        await waitUntil(async () => (await bed.queued(page)).length === 1);
        await context.setOffline(false);
      });
      await waitUntil(async () => (await bed.queued(page)).length === 0);
    }));

  it('sends from the next page what could not be sent before', () =>
    bed.visit(async ({ page }) => {
      await page.goto(bed.address('/counted/'));
      await isRed(page);
      await waitUntil(async () => (await bed.queued(page)).length === 0);
      const refuse = (route: Route) => route.fulfill({ status: 503 });
      await page.route('**/metrics/track', refuse);
      await drawButton(page);
      const refused = page.waitForResponse('**/metrics/track');

      await bed.countsOne(counted, 'Late', async () => {
        await clickButton(page);
        await refused;
        await page.unroute('**/metrics/track', refuse);
        await page.goto(bed.address('/none/'));
      });
    }));

  it('hands over by beacon what happens as the page goes away', () =>
    bed.visit(async ({ page }) => {
      // Before the SDK's, since such listeners are called in their order.
      const head = `<script>addEventListener('pagehide', () => document.querySelector('.late').click())</script>`;
      await page.goto(bed.address('/counted/', { head }));
      await isRed(page);
      await drawButton(page);

      await bed.countsOne(counted, 'Late', () => page.goto(bed.address('/bare/')));
    }));

  it('hands over by beacon although a request failed because the page went away', () =>
    bed.visit(async ({ page }) => {
      // As browsers do while they are busy: what is on its way fails before the SDK hears that the page goes.
      const head = `<script>
        const ask = fetch, underWay = [];
        fetch = (url, options) =>
          url.endsWith('/metrics/track') ? new Promise((_, fail) => underWay.push(fail)) : ask(url, options);
        addEventListener('pagehide', () => {
          for (const fail of underWay) fail(new TypeError('The page goes'));
          document.querySelector('.late').click();
        });
      </script>`;
      const views = await bed.countOf(counted, 'Views');
      await page.goto(bed.address('/counted/', { head }));
      await isRed(page);
      await drawButton(page);

      await bed.countsOne(counted, 'Late', () => page.goto(bed.address('/bare/')));
      expect(await bed.countOf(counted, 'Views')).toBe(views + 1);

      const late = await bed.countOf(counted, 'Late');
      // The next page sends what it cannot know to have arrived: that counts once.
      await page.goto(bed.address('/counted/'));
      await waitUntil(async () => (await bed.queued(page)).length === 0);
      expect(await bed.countOf(counted, 'Late')).toBe(late);
    }));

  it("leaves to another tab what that has on its way, and doesn't forget it", () =>
    bed.visit(async ({ page, context }) => {
      await page.goto(bed.address('/counted/'));
      await isRed(page);
      await waitUntil(async () => (await bed.queued(page)).length === 0);
      const stalled: Route[] = [];
      await page.route('**/metrics/track', (route) => void stalled.push(route));
      await drawButton(page);
      await clickButton(page);
      await waitUntil(() => stalled.length === 1);
      const underWay = stalled[0]!.request().postDataJSON().eventId;

      const tab = await context.newPage();
      const [sent] = await Promise.all([
        tab.waitForRequest('**/metrics/track'),
        tab.goto(bed.address('/counted/')),
      ]);

      expect(sent.postData()).not.toContain(underWay);
      expect((await bed.queued(page)).map(({ eventId }) => eventId)).toContain(underWay);
    }));
});

describe('privacy', () => {
  const stored = (page: Page) =>
    page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');

  it('asks, stores and sends nothing before consent, and forgets when it is withdrawn', () =>
    bed.visit(async ({ page, requests }) => {
      await page.goto(bed.address('/counted/', { tag: 'data-consent="false"' }));
      await initDone(page);
      await drawButton(page);
      await clickButton(page);
      await page.evaluate(`ABTestingClient.current.trackCustomMetric('signup', 'counted')`);
      const before = [[...requests], await stored(page)];

      await page.evaluate('ABTestingClient.current.setConsent(true)');
      await isRed(page);
      const known = await page.evaluate(`localStorage['ab-end-user-id']`);
      await page.evaluate('ABTestingClient.current.setConsent(false)');

      expect(before).toEqual([['GET /static/client-sdk.js'], '[{},{},""]']);
      expect(known).toMatch(/^\d+$/);
      expect(await stored(page)).not.toContain(known);
    }));

  it('respects Global Privacy Control where the site asks for it', () =>
    bed.visit(async ({ page, context, requests }) => {
      await context.addInitScript(
        `Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })`,
      );
      await page.goto(bed.address('/counted/', { tag: 'data-respect-privacy-signals="true"' }));
      await initDone(page);
      const respected = [...requests];

      await page.goto(bed.address('/counted/'));
      await isRed(page);

      expect(respected).toEqual(['GET /static/client-sdk.js']);
    }));
});

describe('previews', () => {
  const tokenOf = async ({ id, variationIds }: PlannedExperiment) => {
    const link = await bed.call('GET', `/experiments/${id}/preview-link?variationId=${variationIds[1]}`);
    return String(new URL(link.url).searchParams.get('ab-preview'));
  };

  it('shows a draft on this page and the next, with a badge, counts in QA, and ends on a click', () =>
    bed.visit(async ({ page }) => {
      await page.goto(bed.address('/drafted/', { 'ab-preview': await tokenOf(drafted) }));
      await isRed(page);
      await page.goto(bed.address('/drafted/next'));
      await isRed(page);
      await drawButton(page);
      await clickButton(page);
      await waitUntil(async () => (await bed.countOf(drafted, 'Late', 'triggeredOnQA')) === 1);
      const badge = await page.textContent('#ab-preview');

      await page.click('#ab-preview');
      await waitUntil(async () => (await page.locator('#ab-preview').count()) === 0);
      await initDone(page);

      expect(badge).toBe('Preview: drafted B (end)');
      expect(await bed.countOf(drafted, 'Late')).toBe(0);
      expect(await colourOf(page)).toBe(black);
    }));

  it('says so when the link is not valid any more', () =>
    bed.visit(async ({ page }) => {
      await page.goto(bed.address('/drafted/', { 'ab-preview': 'forged' }));
      await initDone(page);

      expect(await page.textContent('#ab-preview')).toContain('403');
      expect(await colourOf(page)).toBe(black);
    }));
});
