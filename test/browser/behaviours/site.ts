import { expect } from '@jest/globals';
import type { Behaviour } from './behaviour.js';

/** What the SDK does for the site around it. */
export const siteBehaviours: Behaviour[] = [
  {
    name: 'listeners',
    area: 'Site',
    says: '`on`, `off`; `applied` is replayed to listeners that come later; one that throws stops nobody',
    async run(trial) {
      const head = `<script>window.told = [];
        abt.push(['on', 'decision', () => { throw new Error('mine') }], ['on', 'decision', ({ decisions }) => told.push(decisions.length)]);</script>`;
      trial.page({ head });
      await trial.visit();
      await trial.isRed();
      await trial.evaluate(`(() => {
        const late = ({ experimentKey }) => told.push(experimentKey);
        ABTestingClient.current.on('applied', late);
        ABTestingClient.current.off('applied', late);
        ABTestingClient.current.on('error', (window.onFault = () => told.push('error')));
        ABTestingClient.current.off('error', onFault);
        ABTestingClient.current.track('x', { value: 'no number' });
      })()`);

      expect(await trial.evaluate('told')).toEqual([1, `${trial.name}-0`]);
      expect(await trial.pageErrors()).toEqual([]);
    },
  },
  {
    name: 'exposure',
    area: 'Site',
    says: '`onExposure` once a page and variation; `dataLayer` gets `experiment_viewed`, `segment` calls `analytics.track`',
    async run(trial) {
      const options = `{ projectId: ${trial.projectId}, timeoutMs: 30000, dataLayer: true, segment: true,
        onExposure: (experiment, variation) => exposed.push(experiment.experimentKey + variation.variationId) }`;
      const head = `<script>window.exposed = []; window.tracked = [];
        window.analytics = { track: (...all) => tracked.push(all) }; window.abtConfig = ${options}</script>
        <script src="${trial.server}/static/client-sdk.js"></script>`;
      trial.page({ head, isBare: true });
      await trial.visit();
      await trial.evaluate(`ABTestingClient.current.setAttributes({ plan: 'pro' })`);
      await trial.until(() => trial.asked.length === 2 && trial.asked[1]!.answer);
      await trial.until(() => trial.evaluate('window.dataLayer && tracked.length'));

      const [{ variationIds }] = trial.experiments as never as [{ variationIds: number[] }];
      const named = { experiment_id: `${trial.name}-0`, variation_id: String(variationIds[1]) };
      expect(await trial.evaluate('exposed')).toEqual([`${trial.name}-0${variationIds[1]}`]);
      expect(await trial.evaluate('dataLayer')).toEqual([{ event: 'experiment_viewed', ...named }]);
      expect(await trial.evaluate('tracked')).toEqual([['Experiment Viewed', named]]);
    },
  },
  {
    name: 'debug',
    area: 'Site',
    says: '`?ab-debug` loads an overlay with decisions, reasons and sent events',
    experiments: () => [{ metrics: [{ title: 'Buy', selector: 'buy', custom: true }] }],
    async run(trial) {
      await trial.visit('/?ab-debug');
      await trial.evaluate(`ABTestingClient.current.track('buy')`);
      const text = `document.getElementById('ab-debug').shadowRoot.textContent`;
      await trial.until(async () => {
        const shown = String(await trial.evaluate(text));
        return ['applied', 'decided', 'sent', 'buy', `${trial.name}-0`].every((part) => shown.includes(part));
      });
    },
  },
  {
    name: 'preview',
    area: 'Site',
    says: 'A preview link shows a draft, on this page and the next, with a badge that ends it, and counts in QA only',
    experiments: () => [{ status: 'Draft', metrics: [{ title: 'Buy', selector: 'buy', custom: true }] }],
    isFresh: true,
    async run(trial) {
      const { id, variationIds } = trial.experiments[0]!;
      const { url } = await trial.call(
        'GET',
        `/experiments/${id}/preview-link?variationId=${variationIds[1]}`,
      );
      await trial.visit(`/?ab-preview=${new URL(url).searchParams.get('ab-preview')}`);
      await trial.isRed();
      await trial.visit('/next');
      await trial.isRed();
      await trial.evaluate(`ABTestingClient.current.track('buy')`);
      await trial.until(() => trial.sent.length === 1 && trial.sent[0].status);
      await trial.tab.click('#ab-preview');
      await trial.until(async () => !(await trial.evaluate(`document.getElementById('ab-preview')`)));
      await trial.decided();

      const [metric] = await trial.call('GET', `/experiments/${id}/metrics`);
      expect(metric.triggeredOnLIVE).toBe(0);
      expect(await trial.colour()).not.toBe('rgb(255, 0, 0)');
    },
  },
  {
    name: 'own-paths',
    area: 'Site',
    says: 'Paths can be chosen; decisions and tracking never share one',
    async run(trial) {
      trial.page({ tag: 'data-decision-path="/ours/ask" data-track-path="/ours/tell"' });
      trial.play('/ours/ask', { body: '{"endUserId":1,"decisions":[]}' });
      trial.play('/ours/tell', { body: '{}' });
      await trial.visit();
      await trial.evaluate(`ABTestingClient.current.track('buy')`);
      await trial.until(() => trial.seen.some(({ path }) => path === '/ours/tell'));
      const options = `{ serverBaseUrl: '/', projectId: 1, decisionPath: '/one', trackPath: '/one' }`;
      const thrown = `(() => { try { new ABTestingClient(${options}) } catch ({ message }) { return message } })()`;

      expect(await trial.evaluate(thrown)).toContain('decisionPath and trackPath must differ');
      expect(trial.asked).toEqual([]);
    },
  },
];
