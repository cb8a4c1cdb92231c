import { expect } from '@jest/globals';
import type { Behaviour } from './behaviour.js';
import { black } from './trial.js';

const views = [{ title: 'Views', selector: 'page_view', custom: true }];

/** When the visitor counts, and when not. */
export const countingBehaviours: Behaviour[] = [
  {
    name: 'prerender',
    area: 'Counting',
    says: 'Nothing is asked or counted while a page is prerendered, until somebody comes to it',
    cannot: { Firefox: 'does not prerender pages', WebKit: 'does not prerender pages' },
    experiments: () => [{ metrics: views }],
    isFresh: true,
    async run(trial) {
      const rules = { prerender: [{ urls: ['/next'], eagerness: 'immediate' }] };
      const head = `<script type="speculationrules">${JSON.stringify(rules)}</script>`;
      const told = `fetch('${trial.server}/told?' + document.prerendering, { method: 'POST' })`;
      trial.page({ head, isBare: true });
      const body = `<script>addEventListener('load', () => { ${told} })</script>`;
      trial.page({ body }, '/next');
      await trial.goto('/');
      await trial.until(() => trial.seen.some(({ path }) => path === '/told'));
      expect(trial.asked).toEqual([]);

      await trial.evaluate(`void (location.href = '/next')`);
      await trial.until(() => trial.events.length === 1);
      expect(trial.asked).toHaveLength(1);
      expect(trial.seen.filter(({ path }) => path === '/told')).toHaveLength(1);
    },
  },
  {
    name: 'frame',
    area: 'Counting',
    says: 'A same-origin iframe with its own tag asks and counts nothing',
    experiments: () => [{ metrics: views }],
    async run(trial) {
      trial.page({ body: '<iframe src="/frame"></iframe>' });
      trial.page({}, '/frame');
      await trial.visit();
      await trial.isRed();
      await trial.until(async () =>
        (await trial.complaints()).some((text) => text.startsWith('started already')),
      );
      await trial.until(() => trial.events.length > 0);
      await trial.evaluate(`frames[0].abt.push(['track', 'page_view'])`);
      await trial.until(() => trial.sent.length > 1);

      expect(trial.asked).toHaveLength(1);
      expect(new Set(trial.sent.map(({ endUserId }) => endUserId)).size).toBe(1);
      expect(trial.sent).toHaveLength(2);
    },
  },
  {
    name: 'back-cache',
    area: 'Counting',
    says: 'Back from the back/forward cache: asked again, one more view',
    experiments: () => [{ metrics: views }],
    isFresh: true,
    async run(trial) {
      const head = `<script>addEventListener('pageshow', ({ persisted }) => (window.isBack = persisted))</script>`;
      trial.page({ head });
      trial.page({ isBare: true }, '/other');
      await trial.visit();
      await trial.until(() => trial.events.length === 1);
      await trial.goto('/other');
      await trial.evaluate('void setTimeout(() => history.back())');
      await trial.until(() => trial.asked.length === 2 && trial.events.length === 2);

      expect(await trial.evaluate('window.isBack')).toBe(true);
    },
  },
  {
    name: 'page-view',
    area: 'Counting',
    says: '`page_view` counts each address, where its experiment is decided only',
    experiments: (origin) => [{ path: `${origin}/ab/`, metrics: views }],
    async run(trial) {
      const push = (path: string) => trial.evaluate(`history.pushState(null, '', '${path}')`);
      const settle = () => trial.evaluate('new Promise((done) => setTimeout(done, 20))');
      await trial.visit('/ab/1');
      await trial.until(() => trial.events.length === 1);
      await push('/elsewhere/1');
      await settle();
      await push('/ab/2');
      await trial.until(() => trial.events.length === 2);

      expect(trial.sent).toHaveLength(2);
    },
  },
  {
    name: 'late',
    area: 'Counting',
    says: 'An answer after the time limit changes nothing, is reported at once (`late`), and the next call says `timedOut`',
    async run(trial) {
      const release = trial.holdBack('/decision', 1);
      trial.page({ tag: 'data-timeout-ms="200"' }, '/late');
      await trial.ask('/late');
      await trial.decided();
      release();
      await trial.until(() => trial.reports.length > 0);

      const [first] = trial.asked;
      expect(trial.reports).toMatchObject([
        { report: 'late', experimentId: trial.experiments[0]!.id, endUserId: first!.body.endUserId },
      ]);
      expect(await trial.colour()).toBe(black);
      expect(await trial.evaluate(`ABTestingClient.current.getVariation('${trial.name}-0')`)).toBeUndefined();
      await trial.visit('/next');
      await trial.isRed();
      expect(trial.asked[1]!.body).toMatchObject({ timedOut: true, timedOutUrl: first!.body.url });
    },
  },
  {
    name: 'late-and-gone',
    area: 'Counting',
    says: 'The visitor leaves before the answer: the next page says `timedOut`',
    async run(trial) {
      trial.play('/decision', 'hang', 1);
      trial.page({ tag: 'data-timeout-ms="100"' }, '/late');
      await trial.ask('/late');
      await trial.decided();
      await trial.visit('/next');
      await trial.isRed();

      expect(trial.asked[1]!.body).toMatchObject({ timedOut: true });
    },
  },
];
