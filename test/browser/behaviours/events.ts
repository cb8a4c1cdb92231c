import { expect } from '@jest/globals';
import type { Behaviour } from './behaviour.js';
import type { Trial } from './trial.js';

const buy = [{ metrics: [{ title: 'Buy', selector: 'buy', custom: true }] }];
const track = (trial: Trial, details = '') =>
  trial.evaluate(`ABTestingClient.current.track('buy', ${details || '{}'})`);

/** Fails unless something counts just once. */
async function countsOne(trial: Trial, act: () => Promise<unknown>): Promise<void> {
  const { length } = trial.events;
  await act();
  await trial.until(() => trial.events.length > length);
  expect(trial.events).toHaveLength(length + 1);
}

/** What is counted, and how it reaches the server. */
export const eventBehaviours: Behaviour[] = [
  {
    name: 'track',
    area: 'Events',
    says: '`track(name, {value, currency, id, properties})` for every experiment of the visitor; `trackCustomMetric` for one',
    experiments: () => [...buy, ...buy],
    async run(trial) {
      await trial.visit();
      await track(trial, `{ value: '59.90', currency: 'EUR', id: 'order-4711', properties: { size: 'L' } }`);
      await trial.evaluate(`ABTestingClient.current.trackCustomMetric('buy', '${trial.name}-0', 7)`);
      await trial.until(() => trial.events.length === 2);

      const [whole, one] = trial.events;
      expect(whole).toMatchObject({
        value: 59.9,
        currency: 'EUR',
        eventId: 'order-4711',
        properties: { size: 'L' },
      });
      expect(whole.experimentId).toBeUndefined();
      expect(one).toMatchObject({ value: 7, experimentId: `${trial.name}-0` });
      for (const { id } of trial.experiments)
        await trial.until(async () => {
          const [metric] = await trial.call('GET', `/experiments/${id}/metrics`);
          return metric.triggeredOnLIVE > 0;
        });
    },
  },
  {
    name: 'values',
    area: 'Events',
    says: 'A value that is no number is reported, and nothing is sent in its place',
    experiments: () => buy,
    async run(trial) {
      await trial.visit();
      const wrong = [`'59,90'`, `'€59.90'`, `''`, 'NaN', 'Infinity', `'1e3'`, '{}', 'true'];
      for (const value of wrong) await track(trial, `{ value: ${value} }`);
      await track(trial, `{ value: '-3.5' }`);
      await trial.until(() => trial.events.length > 0);

      expect(trial.sent.map(({ value }) => value)).toEqual([-3.5]);
      expect((await trial.complaints()).filter((text) => text.startsWith('track failed'))).toHaveLength(
        wrong.length,
      );
    },
  },
  {
    name: 'refused-items',
    area: 'Events',
    says: 'What the server refuses reaches `on("error")`, item by item',
    experiments: () => buy,
    async run(trial) {
      await trial.visit();
      const release = trial.holdBack('/metrics/track', 1);
      await track(trial);
      await trial.until(() => trial.seen.some(({ path }) => path === '/metrics/track'));
      await track(trial);
      await trial.evaluate(`ABTestingClient.current.trackCustomMetric('misspelt', '${trial.name}-0')`);
      release();
      await trial.until(async () => (await trial.complaints()).length > 0);

      expect(await trial.complaints()).toHaveLength(1);
      expect(await trial.pageErrors()).toEqual([]);
    },
  },
  {
    name: 'clicks',
    area: 'Events',
    says: 'Clicks: by mouse and keyboard, in open shadow roots, on late elements, where the page stops the event, once for a label; the middle button',
    note: { WebKit: 'middle button by script: the driver has none' },
    experiments: () => [
      {
        metrics: ['.mouse', '.key', '.inner', '.late', '.stopped', '.label', '.middle'].map((selector) => ({
          title: selector,
          selector,
        })),
      },
    ],
    async run(trial) {
      const body = `<button class="mouse"><svg width="40" height="20"><rect width="40" height="20"/></svg></button>
        <button class="key">Key</button><div id="host" style="display: inline-block"></div>
        <button class="stopped" onclick="event.stopImmediatePropagation(); this.remove()">Stop</button>
        <label class="label"><input type="checkbox"> Label</label><a class="middle" href="#middle">Link</a>
        <script>host.attachShadow({ mode: 'open' }).innerHTML = '<button class="inner">Inner</button>';
          addEventListener('auxclick', (event) => event.preventDefault())</script>`;
      trial.page({ body });
      await trial.visit();
      await trial.isRed();

      await countsOne(trial, () => trial.tab.click('.mouse rect'));
      await trial.evaluate(`document.querySelector('.key').focus()`);
      await countsOne(trial, () => trial.tab.press('Enter'));
      await countsOne(trial, () => trial.tab.click('#host'));
      await trial.evaluate(`void (place.innerHTML = '<button class="late"><b>Go</b></button>')`);
      await countsOne(trial, () => trial.tab.click('.late b'));
      await countsOne(trial, () => trial.tab.click('.label'));
      await countsOne(trial, () => trial.tab.click('.middle', { button: 'middle' }));
      await countsOne(trial, () => trial.tab.click('.stopped'));
      await trial.tab.click('#text');
      await countsOne(trial, () => trial.tab.click('.mouse rect'));

      expect(trial.sent).toHaveLength(8);
    },
  },
  {
    name: 'click-and-leave',
    area: 'Events',
    says: 'A click that leads away, and what happens on `pagehide`, arrive',
    experiments: () => [{ metrics: [{ title: 'Link', selector: '.link' }, ...buy[0]!.metrics] }],
    async run(trial) {
      const head = `<script>addEventListener('pagehide', () => ABTestingClient.current.track('buy'))</script>`;
      trial.page({ head, body: '<a class="link" href="/bare">Away</a>' });
      trial.page({ isBare: true }, '/bare');
      await trial.visit();
      await trial.isRed();
      await trial.tab.click('.link');

      await trial.until(() => trial.events.length === 2);
    },
  },
  {
    name: 'batches',
    area: 'Events',
    says: 'Batches stay below 60 KB, and all arrives',
    experiments: () => buy,
    async run(trial) {
      await trial.visit();
      const release = trial.holdBack('/metrics/track', 1);
      await track(trial);
      await trial.evaluate(`(() => { for (let each = 0; each < 60; each += 1)
        ABTestingClient.current.track('buy', { properties: { text: 'é'.repeat(1200) } }) })()`);
      release();
      await trial.until(() => trial.events.length === 61);

      const sizes = trial.seen
        .filter(({ path }) => path === '/metrics/track')
        .map(({ body }) => JSON.stringify(body));
      expect(sizes.length).toBeGreaterThan(2);
      expect(sizes.filter((text) => Buffer.byteLength(text) > 60_000)).toEqual([]);
    },
  },
  {
    name: 'old-libraries',
    area: 'Events',
    says: 'Pages whose libraries change `Array.prototype` and `Object.prototype`',
    experiments: () => buy,
    async run(trial) {
      const head = `<script>Array.prototype.toJSON = function () { return '[' + this.map(String).join(', ') + ']' };
        Object.prototype.toJSON = function () { return 'spoilt' };
        Array.prototype.each = function () {}; Object.prototype.extend = function () {};
        String.prototype.toJSON = function () { return this + '' };</script>`;
      trial.page({ head });
      await trial.visit();
      await trial.isRed();
      await track(trial, `{ value: 2, properties: { list: [1, 'two'] } }`);
      await trial.until(() => trial.events.length === 1);

      expect(trial.events[0]).toMatchObject({ value: 2, properties: { list: [1, 'two'] } });
    },
  },
  {
    name: 'sent-again',
    area: 'Events',
    says: 'What was not answered is sent again with the same id, by this page or the next',
    experiments: () => buy,
    async run(trial) {
      await trial.visit();
      trial.play('/metrics/track', 'reset', 1);
      await track(trial);
      await trial.until(() => trial.events.length === 1);
      const [failed, again] = trial.sent;
      expect(again.eventId).toBe(failed.eventId);

      trial.play('/metrics/track', { status: 503 });
      await track(trial);
      await trial.until(() => trial.sent.length > 2);
      trial.heal();
      await trial.visit('/next');
      await trial.until(() => trial.events.length === 2);
      expect(trial.events[1].eventId).toBe(trial.sent[2].eventId);
    },
  },
  {
    name: 'offline',
    area: 'Events',
    says: 'Queued while the server is out of reach, sent when the network is back',
    experiments: () => buy,
    async run(trial) {
      await trial.visit();
      await trial.until(() => trial.asked[0]!.answer);
      trial.play('/metrics/track', 'reset');
      await track(trial);
      await trial.until(() => trial.sent.length > 0);
      trial.heal();
      await trial.evaluate(`void dispatchEvent(new Event('online'))`);

      await trial.until(() => trial.events.length === 1);
    },
  },
];
