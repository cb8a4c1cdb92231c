import { expect } from '@jest/globals';
import type { Behaviour } from './behaviour.js';
import { black, redTitle, type Trial } from './trial.js';

const push = (trial: Trial, path: string) => trial.evaluate(`history.pushState(null, '', '${path}')`);
const isBlack = (trial: Trial) => trial.until(async () => (await trial.colour()) === black);
const items = (trial: Trial) => trial.evaluate<number>(`document.querySelectorAll('#place i').length`);

const following = (origin: string) => [
  {
    path: `${origin}/in/`,
    triggerType: 'URL Changes' as const,
    variations: [
      {},
      {
        css: redTitle,
        js: `const item = document.createElement('i'); place.append(item); return () => item.remove()`,
      },
    ],
  },
];

/** Pages that change their address without a load. */
export const addressBehaviours: Behaviour[] = [
  {
    name: 'history',
    area: 'Addresses',
    says: '`pushState`, `replaceState`, back, forward and fragments apply and undo, without another question',
    experiments: following,
    ownProject: true,
    async run(trial) {
      const isIn = () => trial.until(async () => (await items(trial)) === 1).then(() => trial.isRed());
      await trial.visit('/in/');
      await isIn();
      await push(trial, '/out/');
      await isBlack(trial);
      expect(await items(trial)).toBe(0);
      await trial.evaluate('void history.back()');
      await isIn();
      await trial.evaluate('void history.forward()');
      await isBlack(trial);
      await trial.evaluate(`history.replaceState(null, '', '/in/2')`);
      await isIn();
      await trial.evaluate(`void (location.hash = 'part')`);
      await isIn();

      expect(trial.asked).toHaveLength(1);
    },
  },
  {
    name: 'kept-push',
    area: 'Addresses',
    says: 'A `pushState` that a router has kept from before the tag',
    cannot: { WebKit: 'has no Navigation API, which alone tells of it' },
    experiments: following,
    ownProject: true,
    async run(trial) {
      trial.page({ head: '<script>window.kept = history.pushState.bind(history)</script>' });
      await trial.visit('/in/');
      await trial.isRed();
      await trial.evaluate(`kept(null, '', '/out/')`);
      await isBlack(trial);
      await trial.evaluate(`kept(null, '', '/in/3')`);
      await trial.isRed();
    },
  },
  {
    name: 'navigation-api',
    area: 'Addresses',
    says: '`navigation.navigate()` that the page intercepts',
    cannot: { WebKit: 'has no Navigation API' },
    experiments: following,
    ownProject: true,
    async run(trial) {
      await trial.visit('/in/');
      await trial.isRed();
      await trial.evaluate(
        `navigation.addEventListener('navigate', (event) => event.intercept({ handler: async () => {} }))`,
      );
      await trial.evaluate(`navigation.navigate('/out/').finished.then(() => 1)`);
      await isBlack(trial);
      await trial.evaluate(`navigation.navigate('/in/4').finished.then(() => 1)`);
      await trial.isRed();
    },
  },
  {
    name: 'routes',
    area: 'Addresses',
    says: 'Routes in the fragment are addresses of their own: asked once each',
    experiments: (origin) => [
      {
        triggerType: 'URL Changes',
        conditions: [{ operator: 'IS', urls: [`${origin}/app/#/pricing`] }],
      },
    ],
    ownProject: true,
    async run(trial) {
      await trial.visit('/app/#/home');
      expect(await trial.colour()).toBe(black);
      await trial.evaluate(`void (location.hash = '/pricing')`);
      await trial.isRed();
      await trial.evaluate(`void (location.hash = '/home')`);
      await isBlack(trial);
      await trial.evaluate(`void (location.hash = '/pricing')`);
      await trial.isRed();

      expect(trial.asked).toHaveLength(2);
    },
  },
  {
    name: 'bursts',
    area: 'Addresses',
    says: 'A burst of `replaceState`, as of a search field, asks once, for the last address',
    experiments: (origin) => [{ path: `${origin}/search`, triggerType: 'URL Changes' }],
    ownProject: true,
    async run(trial) {
      await trial.visit('/start');
      await trial.evaluate(`(async () => {
        for (const typed of ['s', 'sh', 'sho', 'shoe', 'shoes']) {
          history.replaceState(null, '', '/search?q=' + typed);
          await new Promise((done) => setTimeout(done, 20));
        }
      })()`);
      await trial.isRed();

      expect(trial.asked.map(({ body }) => new URL(body.url).search)).toEqual(['', '?q=shoes']);
    },
  },
  {
    name: 'redraw',
    area: 'Addresses',
    says: 'Js that returns a function runs again when the page draws its new view later',
    experiments: (origin) => [
      {
        path: `${origin}/in/`,
        triggerType: 'URL Changes',
        variations: [
          {},
          {
            js: `const late = document.querySelector('.late'); if (late) late.textContent = 'B';
              return () => { if (late) late.textContent = 'A' }`,
          },
        ],
      },
    ],
    ownProject: true,
    async run(trial) {
      await trial.visit('/out/');
      await push(trial, '/in/');
      await trial.until(() => trial.evaluate(`ABTestingClient.current.getVariation('${trial.name}-0')`));
      await trial.evaluate(`new Promise((done) => abt.whenPresent('#place', () => done(1)))`);
      await trial.until(async () => {
        await trial.evaluate(`void (place.innerHTML ||= '<b class="late">A</b>')`);
        return (await trial.evaluate(`document.querySelector('.late').textContent`)) === 'B';
      });
    },
  },
];
