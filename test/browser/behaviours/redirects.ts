import { expect } from '@jest/globals';
import type { Behaviour } from './behaviour.js';
import type { Trial } from './trial.js';

const arrives = (trial: Trial, text: string) =>
  trial.until(async () => (await trial.tab.url()).includes(text));

/** Goes by a page's script, as a visitor by a link, so that the page is the referrer. */
const follow = (trial: Trial, url: string) =>
  trial.evaluate(`void setTimeout(() => (location.href = '${url}'))`);

/** Visitors who are led to another address. */
export const redirectBehaviours: Behaviour[] = [
  {
    name: 'redirect',
    area: 'Redirects',
    says: 'Keeps query and fragment; Back leads to the page before; that experiment alone is decided and recorded',
    experiments: (origin) => [
      { path: `${origin}/leaving/` },
      {
        path: `${origin}/leaving/`,
        type: 'Redirect',
        variations: [{}, { redirectUrl: `${origin}/arrived/` }],
      },
    ],
    async run(trial) {
      trial.page({ isBare: true }, '/before/');
      trial.page({ isBare: true }, '/arrived/');
      await trial.goto('/before/');
      await follow(trial, `${trial.origin()}/leaving/?utm_source=a%20b&flag#part`);
      await arrives(trial, '/arrived/');

      expect(await trial.tab.url()).toBe(`${trial.origin()}/arrived/?utm_source=a%20b&flag#part`);
      expect(trial.asked[0]!.answer.decisions).toMatchObject([{ experimentId: trial.experiments[1]!.id }]);
      await trial.evaluate('void setTimeout(() => history.back())');
      await arrives(trial, '/before/');
    },
  },
  {
    name: 'redirect-again',
    area: 'Redirects',
    says: 'Leads to its variation each time, also a moment later; to relative targets',
    experiments: (origin) => [
      { path: `${origin}/leaving/`, type: 'Split URL', variations: [{}, { redirectUrl: '/arrived/' }] },
    ],
    async run(trial) {
      await trial.goto('/leaving/');
      await arrives(trial, '/arrived/');
      await trial.decided();
      await follow(trial, '/leaving/?again');
      await arrives(trial, '/arrived/?again');
    },
  },
  {
    name: 'redirect-circle',
    area: 'Redirects',
    says: 'One that leads back here within three seconds, twice, is stopped and reported (`looped`)',
    experiments: (origin) => [
      { path: `${origin}/a/`, type: 'Split URL', variations: [{}, { redirectUrl: `${origin}/b/` }] },
      { path: `${origin}/b/`, type: 'Split URL', variations: [{}, { redirectUrl: `${origin}/a/` }] },
    ],
    async run(trial) {
      await trial.goto('/a/').catch(() => undefined);
      await trial.until(() => trial.reports.length > 0);
      await trial.decided();

      expect(trial.reports).toMatchObject([{ report: 'looped' }]);
      expect((await trial.complaints()).join()).toContain('redirect looped');
    },
  },
  {
    name: 'redirect-routes',
    area: 'Redirects',
    says: 'From one route in the fragment (`#/…`) to another',
    experiments: (origin) => [
      {
        path: `${origin}/app#/old`,
        type: 'Split URL',
        variations: [{}, { redirectUrl: `${origin}/app#/new` }],
      },
      { path: `${origin}/app#/new` },
    ],
    async run(trial) {
      await trial.goto('/app#/old');
      await arrives(trial, '/app#/new');
      await trial.isRed();

      expect(trial.asked[0]!.answer.decisions).toMatchObject([{ experimentId: trial.experiments[0]!.id }]);
    },
  },
  {
    name: 'redirect-referrer',
    area: 'Redirects',
    says: 'First referrer and utm parameters of the visit go to the target and along with each decision',
    experiments: (origin) => [
      {
        path: `${origin}/leaving/`,
        type: 'Redirect',
        variations: [{}, { redirectUrl: `${origin}/arrived/` }],
      },
    ],
    async run(trial) {
      trial.page({ isBare: true, head: '<meta name="referrer" content="unsafe-url">' }, '/partner/');
      await trial.goto('/partner/', 'partner');
      await follow(trial, `${trial.origin()}/leaving/?utm_source=mail`);
      await arrives(trial, '/arrived/');
      await trial.decided();
      const partner = `${trial.origin('partner')}/partner/`;
      const visit = { firstReferrer: partner, utm: { utm_source: 'mail' } };

      expect(await trial.evaluate('document.referrer')).toBe(partner);
      expect(trial.asked.at(-1)!.body).toMatchObject({ referrer: partner, ...visit });
      await follow(trial, '/third/');
      await arrives(trial, '/third/');
      await trial.decided();
      expect(trial.asked.at(-1)!.body).toMatchObject({
        referrer: `${trial.origin()}/arrived/?utm_source=mail`,
        ...visit,
      });
    },
  },
  {
    name: 'redirect-abroad',
    area: 'Redirects',
    says: 'To a host of another domain: the visitor, the first referrer and the utm parameters go along',
    experiments: (origin) => {
      const far = origin.replace('www.', '').replace('.localhost', '-far.localhost');
      return [
        {
          path: `${origin}/leaving/`,
          type: 'Redirect',
          variations: [{}, { redirectUrl: `${far}/arrived/#own` }],
        },
      ];
    },
    async run(trial) {
      trial.page({ isBare: true, head: '<meta name="referrer" content="unsafe-url">' }, '/partner/');
      trial.page({ tag: `data-linked-hosts="www.${trial.name}.localhost"` }, '/arrived/');
      await trial.goto('/partner/', 'partner');
      await follow(trial, `${trial.origin()}/start/?utm_source=mail`);
      await arrives(trial, '/start/');
      await trial.decided();
      await follow(trial, '/leaving/');
      await arrives(trial, '/arrived/');
      await trial.decided();
      await trial.until(() => trial.asked.length === 3);

      const [start, , arrived] = trial.asked;
      expect(await trial.tab.url()).toBe(`${trial.origin('far')}/arrived/?utm_source=mail#own`);
      expect(arrived!.body).toMatchObject({
        endUserId: start!.body.endUserId,
        url: `${trial.origin('far')}/arrived/?utm_source=mail#own`,
        firstReferrer: `${trial.origin('partner')}/partner/`,
        utm: { utm_source: 'mail' },
      });
    },
  },
];
