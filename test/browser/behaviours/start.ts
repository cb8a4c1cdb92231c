import { expect } from '@jest/globals';
import type { Behaviour } from './behaviour.js';
import { red, redTitle } from './trial.js';

const counting = { js: 'document.body.dataset.ran = Number(document.body.dataset.ran || 0) + 1' };
const once = [{ triggerType: 'DOM Ready' as const, variations: [{}, { css: redTitle, ...counting }] }];

/** However a page starts it, one client a project runs. */
export const startBehaviours: Behaviour[] = [
  {
    name: 'first-decision',
    area: 'Start',
    says: 'First page: one decision; css, js once, `getVariation`',
    experiments: () => once,
    async run(trial) {
      await trial.visit();
      await trial.isRed();
      await trial.until(() => trial.evaluate('document.body.dataset.ran === "1"'));

      const [{ id, variationIds }] = trial.experiments as never as [{ id: number; variationIds: number[] }];
      const named = `[${id}, '${trial.name}-0'].map((each) => ABTestingClient.current.getVariation(each).variationId)`;
      expect(await trial.evaluate(named)).toEqual([variationIds[1], variationIds[1]]);
      expect(trial.asked).toHaveLength(1);
      expect(await trial.pageErrors()).toEqual([]);
    },
  },
  {
    name: 'kinds-of-tags',
    area: 'Start',
    says: 'Tag in head or body, sync, `async`, `defer`, `type="module"`; ES module by `import`',
    async run(trial) {
      const tags = ['', 'async', 'defer', 'type="module"'];
      for (const [index, tag] of tags.entries()) trial.page({ tag }, `/${index}`);
      trial.page({ isBare: true, body: trial.tag() }, '/body');
      const options = JSON.stringify({
        serverBaseUrl: trial.server,
        projectId: trial.projectId,
        timeoutMs: 30_000,
      });
      const script = `import { ABTestingClient } from '${trial.server}/static/client-sdk.mjs';
        window.client = new ABTestingClient(${options}); client.init();`;
      trial.page({ isBare: true, head: `<script type="module">${script}</script>` }, '/import');

      for (const path of ['/0', '/1', '/2', '/3', '/body', '/import']) {
        await trial.ask(path);
        await trial.isRed();
      }

      expect(trial.asked).toHaveLength(6);
    },
  },
  {
    name: 'two-tags',
    area: 'Start',
    says: 'Two tags, or another client by the class: one runs, the other start is reported and does nothing',
    experiments: () => once,
    async run(trial) {
      trial.page({ tag: '', body: trial.tag() });
      await trial.visit();
      await trial.isRed();
      const options = JSON.stringify({ serverBaseUrl: trial.server, projectId: trial.projectId });
      const isSame = await trial.evaluate(`new ABTestingClient(${options}) === ABTestingClient.current`);
      await trial.evaluate(`new ABTestingClient(${options}).init().then(() => 1)`);

      expect(isSame).toBe(true);
      expect((await trial.complaints()).filter((text) => text.startsWith('started already'))).toHaveLength(3);
      expect(trial.asked).toHaveLength(1);
      expect(await trial.evaluate('document.body.dataset.ran')).toBe('1');
    },
  },
  {
    name: 'two-copies',
    area: 'Start',
    says: 'Two copies of the file, of different builds: one client',
    experiments: () => once,
    async run(trial) {
      const options = JSON.stringify({ serverBaseUrl: trial.server, projectId: trial.projectId });
      const script = `import { ABTestingClient } from '${trial.server}/static/client-sdk.mjs';
        window.other = new ABTestingClient(${options}); other.init().then(() => (window.isOther = true));`;
      trial.page({ head: `<script type="module">${script}</script>` });
      await trial.visit();
      await trial.isRed();
      await trial.until(() => trial.evaluate('window.isOther'));

      expect(await trial.evaluate('other === ABTestingClient.current')).toBe(true);
      expect((await trial.complaints()).join()).toContain('started already');
      expect(trial.asked).toHaveLength(1);
    },
  },
  {
    name: 'tag-manager',
    area: 'Start',
    says: 'Inserted by a tag manager that drops `data-` attributes: `?project=` or `window.abtConfig`',
    async run(trial) {
      const insert = (src: string) =>
        `<script>document.head.append(Object.assign(document.createElement('script'), { src: '${trial.server}/static/client-sdk.js${src}' }))</script>`;
      const config = { projectId: trial.projectId, timeoutMs: 30_000 };
      trial.page({ isBare: true, head: insert(`?project=${trial.projectId}`) }, '/src');
      const head = `<script>window.abtConfig = ${JSON.stringify(config)}</script>${insert('')}`;
      trial.page({ isBare: true, head }, '/config');

      for (const path of ['/src', '/config']) {
        await trial.goto(path);
        await trial.isRed();
      }
    },
  },
  {
    name: 'no-project',
    area: 'Start',
    says: 'Without a project the console says so',
    experiments: () => [],
    async run(trial) {
      trial.page({ isBare: true, head: `<script src="${trial.server}/static/client-sdk.js"></script>` });
      await trial.goto();
      await trial.until(async () => /no project/.test(String(await trial.evaluate('said.join()'))));

      expect(trial.asked).toEqual([]);
    },
  },
  {
    name: 'options',
    area: 'Start',
    says: 'The class wants `serverBaseUrl` and `projectId`, and says which is missing; `init()` never rejects',
    experiments: () => [],
    async run(trial) {
      trial.page({ isBare: true, head: `<script src="${trial.server}/static/client-sdk.js"></script>` });
      await trial.goto();
      const thrown = (options: string) =>
        trial.evaluate(
          `(() => { try { new ABTestingClient(${options}) } catch ({ message }) { return message } })()`,
        );

      expect(await thrown('')).toBe('ABTesting: serverBaseUrl and projectId must be given');
      expect(await thrown(`{ serverBaseUrl: '${trial.server}' }`)).toBe('ABTesting: projectId must be given');
      trial.play('/decision', 'reset');
      const options = JSON.stringify({ serverBaseUrl: trial.server, projectId: trial.projectId });
      expect(await trial.evaluate(`new ABTestingClient(${options}).init().then(() => 'done')`)).toBe('done');
    },
  },
  {
    name: 'calls-before',
    area: 'Start',
    says: 'Calls of `abt.push` before the file is there, and later',
    experiments: () => [{ metrics: [{ title: 'Early', selector: 'early', custom: true }] }],
    async run(trial) {
      const head = `<script>abt.push(['track', 'early', { value: 59.9 }])</script>`;
      trial.page({ head, tag: 'async' });
      await trial.visit();
      await trial.evaluate(`abt.push(['track', 'early', { value: 1 }], ['track', 'early', { value: 2 }])`);

      await trial.until(() => trial.events.length === 3);
      expect(trial.events.map(({ value }) => value).sort()).toEqual([1, 2, 59.9]);
    },
  },
  {
    name: 'never-there',
    area: 'Start',
    says: 'The file never comes: calls of `abt.push` throw nothing',
    experiments: () => [],
    async run(trial) {
      trial.play('/static/client-sdk.js', 'reset');
      trial.page({ tag: 'async' });
      await trial.goto();
      await trial.evaluate(`abt.push(['track', 'purchase', { value: 59.9 }], ['setConsent', true])`);

      expect(await trial.pageErrors()).toEqual([]);
    },
  },
  {
    name: 'never-throws',
    area: 'Start',
    says: 'No documented call throws, whatever it is given',
    async run(trial) {
      await trial.visit();
      const calls = `['track', 'trackCustomMetric', 'getVariation', 'on', 'off', 'setAttributes', 'identify', 'whenPresent']`;
      const thrown = await trial.evaluate(`(() => {
        const thrown = [];
        for (const name of ${calls})
          for (const given of [[], [null], [undefined, null], [Symbol('x')], ['x', () => 1], [{}, []], ['[', () => 1]])
            try { ABTestingClient.current[name](...given); abt.push([name, ...given]) }
            catch (error) { thrown.push(name + ': ' + error) }
        try { abt.push(['nonsense'], null, 7) } catch (error) { thrown.push('push: ' + error) }
        return thrown;
      })()`);

      expect(thrown).toEqual([]);
      expect(await trial.pageErrors()).toEqual([]);
    },
  },
  {
    name: 'destroy',
    area: 'Start',
    says: '`destroy()` takes everything out; a new client can start',
    async run(trial) {
      await trial.visit();
      await trial.isRed();
      await trial.evaluate('ABTestingClient.current.destroy()');
      expect(await trial.colour()).not.toBe(red);
      const options = JSON.stringify({
        serverBaseUrl: trial.server,
        projectId: trial.projectId,
        timeoutMs: 30_000,
      });
      await trial.evaluate(`new ABTestingClient(${options}).init().then(() => 1)`);

      await trial.isRed();
    },
  },
];
