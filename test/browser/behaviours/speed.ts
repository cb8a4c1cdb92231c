import { expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Behaviour } from './behaviour.js';
import { black, type Trial } from './trial.js';

/** What docs/sdk.md tells people to paste. */
const snippet = readFileSync('examples/shop/flicker-snippet.html', 'utf8');
const NEVER_MS = 600_000;
/** The snippet for the whole page, which only lets go by itself long after the test. */
const hiding = (limitMs = NEVER_MS) => snippet.replace(/\}\)\([^)]*\);/, `})('', ${limitMs});`);
const isShown = (trial: Trial) =>
  trial.evaluate(
    `getComputedStyle(document.documentElement).opacity === '1' && performance.getEntriesByName('ab-hidden').length === 1`,
  );

/** How soon a page is seen, and as what. */
export const speedBehaviours: Behaviour[] = [
  {
    name: 'one-round-trip',
    area: 'Speed',
    says: 'First page: the file and one plain request without preflight',
    experiments: () => [{ metrics: [{ title: 'Views', selector: 'page_view', custom: true }] }],
    async run(trial) {
      await trial.visit();
      await trial.isRed();
      await trial.until(() => trial.events.length === 1);

      expect(trial.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
        'GET /static/client-sdk.js',
        'POST /decision',
        'POST /metrics/track',
      ]);
      expect(trial.asked[0]!.headers['content-type']).toMatch(/^text\/plain/);
    },
  },
  {
    name: 'later-pages',
    area: 'Speed',
    says: 'Later pages: applied at once from the last answer, the file from the cache',
    async run(trial) {
      await trial.visit();
      await trial.isRed();
      trial.play('/decision', 'hang');
      await trial.goto('/next');
      await trial.isRed();

      expect(trial.seen.filter(({ path }) => path === '/static/client-sdk.js')).toHaveLength(1);
    },
  },
  {
    name: 'snippet',
    area: 'Speed',
    says: 'The snippet hides until the variation is there, and tells how long; the answer says where experiments are',
    async run(trial) {
      trial.page({ head: hiding() });
      const release = trial.holdBack('/decision', 1);
      await trial.goto();
      expect(await isShown(trial)).toBe(false);
      release();
      await trial.until(() => isShown(trial));

      expect(await trial.colour()).not.toBe(black);
      expect(trial.asked[0]!.body.hints).toBe(true);
      expect(trial.asked[0]!.answer.where).toBeDefined();
    },
  },
  {
    name: 'nowhere',
    area: 'Speed',
    says: 'A page without any experiment is not hidden, once the session has an answer',
    experiments: (origin) => [{ path: `${origin}/tested/` }],
    ownProject: true,
    async run(trial) {
      await trial.visit('/one');
      trial.page({ head: hiding() });
      trial.play('/decision', 'hang');
      await trial.ask('/two');
      await trial.until(() => isShown(trial));
      await trial.ask('/tested/');

      expect(trial.asked).toHaveLength(3);
      expect(trial.asked[0]!.answer.where).toMatchObject({ conditions: [{ operator: 'CONTAIN' }] });
      expect(await isShown(trial)).toBe(false);
    },
  },
  {
    name: 'lets-go',
    area: 'Speed',
    says: 'The snippet lets go at once without consent, by Global Privacy Control, where the file cannot be loaded or the server fails',
    async run(trial) {
      const signal = `<script>Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })</script>`;
      trial.page({ head: hiding(), tag: 'data-consent="false"' }, '/consent');
      trial.page({ head: hiding() + signal, tag: 'data-respect-privacy-signals="true"' }, '/signal');
      trial.page({ head: hiding(), tag: 'data-project-id="none"' }, '/wrong');
      trial.page({ head: hiding() });
      for (const path of ['/consent', '/signal']) {
        await trial.goto(path);
        await trial.until(() => isShown(trial));
      }
      expect(trial.asked).toEqual([]);
      trial.play('/decision', { status: 500 });
      await trial.goto('/fails');
      await trial.until(() => isShown(trial));

      trial.page(
        { isBare: true, head: `${hiding()}<script src="${trial.server}/gone/client-sdk.js"></script>` },
        '/gone',
      );
      trial.play('/gone/client-sdk.js', 'reset');
      await trial.goto('/gone');
      await trial.until(() => isShown(trial));
    },
  },
  {
    name: 'gives-up',
    area: 'Speed',
    says: 'The snippet gives up after its time: the page is shown, and nothing is applied later',
    async run(trial) {
      trial.page({ head: hiding(100) });
      const release = trial.holdBack('/decision', 1);
      await trial.goto();
      await trial.until(() => isShown(trial));
      release();
      await trial.until(() => trial.reports.length > 0);

      expect(trial.reports).toMatchObject([{ report: 'late' }]);
      expect(await trial.colour()).toBe(black);
      expect(await trial.evaluate(`performance.getEntriesByName('ab-gave-up').length`)).toBe(1);
    },
  },
];
