import { expect } from '@jest/globals';
import type { Behaviour } from './behaviour.js';
import { black, redTitle } from './trial.js';

const ran = 'document.body.dataset.ran';
const scripted = [
  { triggerType: 'DOM Ready' as const, variations: [{}, { css: redTitle, js: `${ran} = "yes"` }] },
];
/** Beacons and requests of the page are let through. */
const strict = `default-src 'none'; img-src data:; connect-src *;`;

/** What is brought into a page, and under which policies. */
export const applyingBehaviours: Behaviour[] = [
  {
    name: 'order',
    area: 'Applying',
    says: "The experiment's css and js, then the variation's; DOM Ready after `DOMContentLoaded`",
    experiments: () => [
      {
        triggerType: 'DOM Ready',
        css: '#title { color: blue }',
        js: `${ran} = 'experiment'`,
        variations: [
          {},
          { css: redTitle, js: `${ran} += ' variation ' + (document.readyState !== 'loading')` },
        ],
      },
    ],
    async run(trial) {
      await trial.visit();
      await trial.isRed();
      await trial.until(() => trial.evaluate(`${ran} === 'experiment variation true'`));

      const { id, variationIds } = trial.experiments[0]!;
      const styles = await trial.evaluate(
        '[...document.querySelectorAll("style[id^=ab-]")].map(({ id }) => id)',
      );
      expect(styles).toEqual([`ab-style-exp-${id}`, `ab-style-var-${variationIds[1]}`]);
    },
  },
  {
    name: 'personal',
    area: 'Applying',
    says: 'Personalization',
    experiments: () => [{ type: 'Personalization', variations: [{ css: redTitle }] }],
    async run(trial) {
      await trial.visit();
      await trial.isRed();
    },
  },
  {
    name: 'faulty-js',
    area: 'Applying',
    says: 'Js that throws is reported (`not_applied`) and stops no other experiment; `window.onerror` is left alone',
    experiments: () => [
      { triggerType: 'DOM Ready', variations: [{}, { js: 'null.x' }] },
      { triggerType: 'DOM Ready' },
    ],
    async run(trial) {
      const head = `<script>window.heard = []; window.onerror = window.mine = (text) => void heard.push(text)</script>`;
      trial.page({ head });
      await trial.visit();
      await trial.isRed();
      await trial.until(() => trial.reports.length > 0);
      await trial.evaluate(
        `new Promise((done) => { setTimeout(() => { setTimeout(done); throw new Error('later') }) })`,
      );

      const [faulty] = trial.experiments;
      expect(trial.reports).toMatchObject([{ report: 'not_applied', experimentId: faulty!.id }]);
      expect((await trial.complaints()).join()).toMatch(/js of var-\d+ failed/);
      expect(await trial.evaluate('window.onerror === mine && heard.length')).toBe(1);
    },
  },
  {
    name: 'csp-nonce',
    area: 'Applying',
    says: 'Content-Security-Policy with a nonce: css and js',
    experiments: () => scripted,
    async run(trial) {
      const csp = `${strict} script-src 'nonce-n0nce'; style-src 'nonce-n0nce'`;
      trial.page({ tag: 'nonce="n0nce"', headers: { 'content-security-policy': csp } });
      await trial.visit();
      await trial.isRed();
      await trial.until(() => trial.evaluate(`${ran} === 'yes'`));

      expect(await trial.complaints()).toEqual([]);
    },
  },
  {
    name: 'csp-bare',
    area: 'Applying',
    says: 'Without a nonce css applies, js is refused and reported at once (`not_applied`)',
    experiments: () => scripted,
    async run(trial) {
      const csp = `${strict} script-src 'nonce-n0nce' ${new URL(trial.server).origin}; style-src 'unsafe-inline'`;
      trial.page({ headers: { 'content-security-policy': csp } });
      await trial.visit();
      await trial.isRed();
      await trial.until(() => trial.reports.length > 0);

      expect(trial.reports).toMatchObject([
        { report: 'not_applied', experimentId: trial.experiments[0]!.id },
      ]);
      expect((await trial.complaints()).join()).toContain('refused by Content-Security-Policy');
      expect(await trial.evaluate(ran)).toBeUndefined();
    },
  },
  {
    name: 'trusted-types',
    area: 'Applying',
    says: 'Trusted Types: by the policy `abtesting`; where that is not allowed js is refused, and `window.onerror` is left alone',
    experiments: () => scripted,
    async run(trial) {
      const head = `<script>window.heard = []; window.onerror = window.mine = (text) => void heard.push(text)</script>`;
      const demand = (names: string) => ({
        head,
        headers: { 'content-security-policy': `require-trusted-types-for 'script'; trusted-types ${names}` },
      });
      trial.page(demand('abtesting'), '/allowed');
      trial.page(demand('another'), '/refused');
      await trial.visit('/allowed');
      await trial.until(() => trial.evaluate(`${ran} === 'yes'`));
      expect(trial.reports).toEqual([]);

      await trial.visit('/refused');
      await trial.isRed();
      await trial.until(() => trial.reports.length > 0);
      await trial.evaluate(
        `new Promise((done) => { setTimeout(() => { setTimeout(done); throw new Error('later') }) })`,
      );

      expect(trial.reports).toMatchObject([{ report: 'not_applied' }]);
      expect(await trial.evaluate(ran)).toBeUndefined();
      expect(await trial.evaluate('window.onerror === mine && heard.length')).toBe(1);
    },
  },
  {
    name: 'late-elements',
    area: 'Applying',
    says: '`abt.whenPresent` meets elements that are drawn later and again, and undoes what it did',
    experiments: () => [
      {
        variations: [
          {},
          {
            css: redTitle,
            js: `abt.whenPresent('.late', (element) => { element.textContent = 'B'; return () => { element.textContent = 'A' } })`,
          },
        ],
      },
    ],
    async run(trial) {
      const draw = `document.getElementById('place').innerHTML = '<b class="late">A</b>'`;
      const text = `document.querySelector('.late').textContent`;
      await trial.visit();
      await trial.isRed();
      await trial.evaluate(draw);
      await trial.until(async () => (await trial.evaluate(text)) === 'B');
      await trial.evaluate(draw);
      await trial.until(async () => (await trial.evaluate(text)) === 'B');
      await trial.evaluate('ABTestingClient.current.destroy()');

      expect(await trial.evaluate(text)).toBe('A');
    },
  },
  {
    name: 'answer-gone',
    area: 'Applying',
    says: 'What a new answer does not name any more is taken out',
    async run(trial) {
      await trial.visit();
      await trial.isRed();
      trial.play('/decision', { body: '{"endUserId":1,"decisions":[]}' });
      await trial.visit();

      expect(await trial.colour()).toBe(black);
    },
  },
];
