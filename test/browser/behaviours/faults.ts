import { expect } from '@jest/globals';
import type { Behaviour } from './behaviour.js';
import type { Fault } from './gateway.js';
import { black } from './trial.js';

const failing: Record<string, Fault> = {
  'is down': 'reset',
  'answers 500': { status: 500 },
  'answers 403': { status: 403, body: '{"detail":"no"}' },
  'answers 429': { status: 429, headers: { 'retry-after': '1' } },
  'answers rubbish': { body: '<html>' },
  'answers null': { body: 'null' },
  'answers another shape': { body: '{"decisions":"none"}' },
  'answers parts': { body: '{"decisions":[null,7,{"experimentId":1}]}' },
};

/** A server that is not well costs the page nothing. */
export const faultBehaviours: Behaviour[] = [
  {
    name: 'server-faults',
    area: 'Faults',
    says: 'The server is down, answers 403, 429, 500, rubbish, `null` or another shape: the page stays as it is',
    async run(trial) {
      for (const fault of Object.values(failing)) {
        trial.play('/decision', fault, 1);
        await trial.visit();
        expect(await trial.colour()).toBe(black);
        expect(await trial.pageErrors()).toEqual([]);
      }
      await trial.visit();
      await trial.isRed();
    },
  },
  {
    name: 'server-hangs',
    area: 'Faults',
    says: 'The server hangs: the time limit ends the waiting',
    async run(trial) {
      trial.page({ tag: 'data-timeout-ms="150"' });
      trial.play('/decision', 'hang');
      await trial.visit();

      expect(await trial.colour()).toBe(black);
      expect((await trial.complaints()).join()).toContain('no answer in 150 ms');
    },
  },
  {
    name: 'server-slow',
    area: 'Faults',
    says: 'The server is slow, within the limit: applied',
    async run(trial) {
      const release = trial.holdBack('/decision');
      await trial.goto();
      expect(await trial.colour()).toBe(black);
      release();
      await trial.isRed();
    },
  },
  {
    name: 'track-faults',
    area: 'Faults',
    says: 'Tracking answered with 429 or 5xx is sent again, with 403 or 404 given up and reported',
    experiments: () => [{ metrics: [{ title: 'Buy', selector: 'buy', custom: true }] }],
    async run(trial) {
      await trial.visit();
      for (const status of [429, 500]) {
        const { length } = trial.events;
        trial.play('/metrics/track', { status, body: '{}' }, 1);
        await trial.evaluate(`ABTestingClient.current.track('buy')`);
        await trial.until(() => trial.events.length === length + 1);
      }
      for (const status of [403, 404]) {
        trial.play('/metrics/track', { status, body: '{"detail":"not so"}' }, 1);
        await trial.evaluate(`ABTestingClient.current.track('buy')`);
        await trial.until(async () =>
          (await trial.complaints()).includes(`tracking failed: ${status}: not so`),
        );
      }
      await trial.evaluate(`ABTestingClient.current.track('buy')`);
      await trial.until(() => trial.events.length === 3);
      expect(trial.sent).toHaveLength(7);
      expect(await trial.pageErrors()).toEqual([]);
    },
  },
  {
    name: 'file-hangs',
    area: 'Faults',
    says: 'The file hangs: with `async` the page is there all the same',
    experiments: () => [],
    wait: 'none',
    async run(trial) {
      trial.page({ tag: 'async' });
      trial.play('/static/client-sdk.js', 'hang');
      await trial.goto();
      await trial.until(() =>
        trial.evaluate(`document.readyState === 'interactive' && !!document.querySelector('#place')`),
      );
      await trial.until(() => trial.seen.length > 0);

      expect(await trial.pageErrors()).toEqual([]);
    },
  },
];
