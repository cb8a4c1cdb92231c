import { expect } from '@jest/globals';
import type { Behaviour } from './behaviour.js';
import { bundled } from './bundled.js';
import type { Trial } from './trial.js';

const html = (trial: Trial, selector: string): Promise<string> =>
  trial.evaluate(`document.querySelector(${JSON.stringify(selector)})?.outerHTML`);
const text = (trial: Trial, selector: string): Promise<string> =>
  trial.evaluate(`document.querySelector(${JSON.stringify(selector)})?.textContent`);
const has = (trial: Trial, selector: string, wanted: string) =>
  trial.until(async () => (await text(trial, selector)) === wanted);
const count = (trial: Trial, selector: string): Promise<number> =>
  trial.evaluate(`document.querySelectorAll(${JSON.stringify(selector)}).length`);
const changing =
  (changes: object[], more: object = {}) =>
  () => [{ variations: [{}, { changes }], ...more }];

/** What the page was like before the SDK did anything, and the errors that name an experiment. */
const noting = `<script nonce="n0nce">window.original = document.querySelector('main').outerHTML; window.blamed = [];
  abt.push(['on', 'error', ({ message, experimentId }) => blamed.push(experimentId + ' ' + message)]);</script>`;

/** A clock of the page that stands still but for `skip`, so that a slow machine is no slower than a fast one. */
const clock = `<script nonce="n0nce">{ let ms = performance.now(); performance.now = () => ms; window.skip = (more) => { ms += more } }</script>`;

const shop = `<main><h2 class="name">Lamp</h2><p class="price big">59.90</p><a class="cta" href="/old">Buy <b>it</b></a>
  <p class="old">Old</p><p class="gone">Gone</p><section class="a"><i>1</i></section><section class="b"><i>2</i></section></main>`;

const every = [
  { action: 'text', selector: '.cta', value: 'Order' },
  { action: 'attribute', selector: '.cta', name: 'href', value: '/new' },
  { action: 'html', selector: '.name', value: '<em style="color: rgb(255, 0, 0)">Lamp</em> new' },
  { action: 'text', selector: '.name em', value: 'Light' },
  { action: 'style', selector: '.cta', property: 'background', value: 'rgb(0, 128, 0)' },
  {
    action: 'style',
    selector: '.cta',
    property: 'background-color',
    value: 'rgb(0, 0, 255)',
    important: true,
  },
  { action: 'class', selector: '.price', add: ['hot'], remove: ['big'] },
  { action: 'hide', selector: '.old' },
  { action: 'remove', selector: '.gone' },
  { action: 'move', selector: '.b i', target: '.a', position: 'first' },
  { action: 'insert', target: '.price', position: 'after', value: '<p class="free">Free</p>' },
  { action: 'insert', target: '.price', position: 'after', value: '<p class="fast">Fast</p>' },
  { action: 'css', value: '.price { color: rgb(255, 0, 0) }' },
];

async function isChanged(trial: Trial): Promise<void> {
  await has(trial, '.cta', 'Order');
  const style = (selector: string, name: string) =>
    trial.evaluate(`getComputedStyle(document.querySelector('${selector}')).${name}`);
  expect(await html(trial, '.cta')).toContain('href="/new"');
  expect(await style('.cta', 'backgroundColor')).toBe('rgb(0, 0, 255)');
  expect(await text(trial, '.name')).toBe('Light new');
  expect(await style('.name em', 'color')).toBe('rgb(255, 0, 0)');
  expect(await html(trial, '.price')).toContain('class="price hot"');
  expect(await style('.price', 'color')).toBe('rgb(255, 0, 0)');
  expect(await style('.old', 'display')).toBe('none');
  expect([await count(trial, '.gone'), await count(trial, '.free'), await count(trial, '.fast')]).toEqual([
    0, 1, 1,
  ]);
  expect(await text(trial, '.a')).toBe('21');
}

const isOriginal = (trial: Trial) =>
  trial.until(() => trial.evaluate(`document.querySelector('main').outerHTML === original`));

/** An app that draws its button anew: with another text, by another key, hidden and shown, and without a neighbour. */
const appChanges = [
  { action: 'text', selector: '.cta', value: 'Order' },
  { action: 'html', selector: '.box', value: '<b>New</b>' },
  { action: 'remove', selector: '.gone' },
  { action: 'insert', target: '.cta', position: 'before', value: '<i class="free">Free</i>' },
  { action: 'class', selector: '.cta', add: ['hot'] },
];

async function isKept(trial: Trial): Promise<void> {
  const isChangedApp = async () => {
    await trial.until(
      async () => (await text(trial, '.cta')) === 'Order' && (await text(trial, '.box')) === 'New',
    );
    await trial.until(async () => (await count(trial, '.free')) === 1 && (await count(trial, '.gone')) === 0);
    await trial.until(async () => (await html(trial, '.cta')).includes('hot'));
  };
  await trial.visit();
  await isChangedApp();
  for (const step of ['text', 'key', 'hide', 'show', 'neighbour', 'neighbour', 'text']) {
    await trial.evaluate(`act('${step}')`);
    if (step === 'hide') await trial.until(async () => (await count(trial, '.cta')) === 0);
    else await isChangedApp();
  }
  expect(await trial.pageErrors()).toEqual([]);
  await trial.evaluate('ABTestingClient.current.destroy()');
  await trial.until(
    async () => (await text(trial, '.cta')) === 'Buy 2' && (await count(trial, '.free')) === 0,
  );
  await trial.evaluate(`act('neighbour')`);
  await trial.evaluate(`act('neighbour')`);
  expect(await trial.pageErrors()).toEqual([]);
}

const react = `
  import { createElement as h, useState } from 'react';
  import { createRoot } from 'react-dom/client';
  function App() {
    const [state, set] = useState({ n: 0, key: 0, isShown: true, hasNeighbour: true });
    window.act = (step) => set((old) => ({
      text: { ...old, n: old.n + 1 }, key: { ...old, key: old.key + 1 }, hide: { ...old, isShown: false },
      show: { ...old, isShown: true }, neighbour: { ...old, hasNeighbour: !old.hasNeighbour },
    })[step]);
    return h('div', null,
      state.isShown && h('button', { className: 'cta', key: 'cta' + state.key }, 'Buy ', state.n),
      h('p', { className: 'box' }, state.hasNeighbour && h('span', null, 'Old'), 'text'),
      state.hasNeighbour && h('p', { className: 'gone', key: 'gone' }, 'Gone'),
      h('p', { key: 'end' }, 'End'));
  }
  createRoot(document.getElementById('place')).render(h(App));`;

const vue = `
  import { createApp, h, reactive } from 'vue';
  const state = reactive({ n: 0, key: 0, isShown: true, hasNeighbour: true });
  window.act = (step) => {
    if (step === 'text') state.n += 1;
    if (step === 'key') state.key += 1;
    if (step === 'hide' || step === 'show') state.isShown = step === 'show';
    if (step === 'neighbour') state.hasNeighbour = !state.hasNeighbour;
  };
  createApp({ render: () => h('div', [
    state.isShown ? h('button', { class: 'cta', key: 'cta' + state.key }, 'Buy ' + state.n) : null,
    h('p', { class: 'box' }, [state.hasNeighbour ? h('span', 'Old') : null, 'text']),
    state.hasNeighbour ? h('p', { class: 'gone', key: 'gone' }, 'Gone') : null,
    h('p', { key: 'end' }, 'End'),
  ]) }).mount('#place');`;

/** What variations change in pages without code. */
export const changesBehaviours: Behaviour[] = [
  {
    name: 'changes-kinds',
    area: 'Changes',
    says: 'Every action of `changes`, alone and on top of each other; `destroy()` undoes all of it',
    experiments: changing(every),
    async run(trial) {
      trial.page({ body: shop + noting });
      await trial.visit();
      await isChanged(trial);
      // The page draws something else many times, which takes nothing back.
      await trial.evaluate(`(async () => { for (let i = 0; i < 30; i++) {
        document.getElementById('text').textContent = i; await new Promise((done) => setTimeout(done)) } })()`);
      await isChanged(trial);
      expect(await trial.evaluate('blamed')).toEqual([]);

      await trial.evaluate('ABTestingClient.current.destroy()');
      await isOriginal(trial);
    },
  },
  {
    name: 'changes-react',
    area: 'Changes',
    says: 'Kept in a React 19 app that draws its elements again, which goes on undisturbed',
    experiments: changing(appChanges),
    async run(trial) {
      trial.page({ body: `<script>${await bundled(react)}</script>` });
      await isKept(trial);
    },
  },
  {
    name: 'changes-vue',
    area: 'Changes',
    says: 'The same in a Vue 3 app',
    experiments: changing(appChanges),
    async run(trial) {
      trial.page({ body: `<script>${await bundled(vue)}</script>` });
      await isKept(trial);
    },
  },
  {
    name: 'changes-turbo',
    area: 'Changes',
    says: 'Kept by Turbo from page to page and back, and inserted once',
    experiments: changing([every[0]!, every[10]!]),
    async run(trial) {
      const head = `<script>${await bundled(`import * as Turbo from '@hotwired/turbo'; window.Turbo = Turbo;`)}</script>`;
      trial.page({ head, body: shop }, '/one');
      trial.page({ head, body: shop.replace('Lamp', 'Chair') }, '/two');
      await trial.visit('/one');
      await has(trial, '.cta', 'Order');
      const arrived = async (name: string) => {
        await has(trial, '.name', name);
        await has(trial, '.cta', 'Order');
        await trial.until(async () => (await count(trial, '.free')) === 1);
      };

      await trial.evaluate(`void Turbo.visit('/two')`);
      await arrived('Chair');
      await trial.evaluate('void history.back()');
      await arrived('Lamp');
      expect(await trial.pageErrors()).toEqual([]);
    },
  },
  {
    name: 'changes-undone',
    area: 'Changes',
    says: 'Undone when the address no longer matches, done again when it does, and undone when consent is withdrawn',
    experiments: (origin) => changing(every, { path: `${origin}/here`, triggerType: 'URL Changes' })(),
    // Nothing is asked at another address, so no answer is under way when the clock goes on.
    ownProject: true,
    async run(trial) {
      trial.page({ head: clock, body: shop + noting });
      await trial.visit('/here');
      await isChanged(trial);
      await trial.evaluate(`void history.pushState(0, '', '/there')`);
      await isOriginal(trial);
      // The time for a decision is long over when the address changes.
      await trial.evaluate('skip(60_000)');
      await trial.evaluate(`void history.pushState(0, '', '/here')`);
      await isChanged(trial);
      expect(await trial.evaluate('blamed')).toEqual([]);

      await trial.evaluate('void ABTestingClient.current.setConsent(false)');
      await isOriginal(trial);
      await trial.evaluate('void ABTestingClient.current.setConsent(true)');
      await isChanged(trial);
    },
  },
  {
    name: 'changes-bounded',
    area: 'Changes',
    says: 'A page that takes a change back again and again keeps its own, stays responsive, and `error` tells so',
    experiments: changing([every[0]!, every[6]!]),
    async run(trial) {
      const fighting = `<script>window.reverts = 0; window.clicks = 0;
        document.querySelector('.cta').addEventListener('click', (event) => { event.preventDefault(); clicks++ });
        new MutationObserver(() => {
          const cta = document.querySelector('.cta');
          if (cta.textContent !== 'Order') return;
          reverts++; cta.textContent = 'Buy it';
        }).observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true });</script>`;
      trial.page({ head: clock, body: shop + noting + fighting });
      await trial.visit();
      await trial.until(() => trial.evaluate('blamed.length > 0'));

      const [{ id }] = trial.experiments as never as [{ id: number }];
      expect(await trial.evaluate('blamed')).toEqual([
        expect.stringContaining(`${id} a change is left alone`),
      ]);
      // The first time, and ten times more.
      expect(await trial.evaluate('reverts')).toBe(11);
      await trial.tab.click('.cta');
      await trial.until(() => trial.evaluate('clicks === 1'));
      expect(await text(trial, '.cta')).toBe('Buy it');
      // The other change of the variation stays.
      expect(await html(trial, '.price')).toContain('hot');
    },
  },
  {
    name: 'changes-list',
    area: 'Changes',
    says: 'A long list that is drawn again counts once, not for each of its elements',
    experiments: changing([{ action: 'text', selector: 'li', value: 'New' }]),
    async run(trial) {
      const draw = `window.draw = () => { document.querySelector('ul').innerHTML = '<li>Old</li>'.repeat(50) }; draw();`;
      trial.page({ body: `<main><ul></ul></main><script>${draw}</script>${noting}` });
      await trial.visit();
      const isNew = () =>
        trial.until(() =>
          trial.evaluate(
            `[...document.querySelectorAll('li')].filter((li) => li.textContent === 'New').length === 50`,
          ),
        );
      await isNew();
      for (let times = 0; times < 4; times++) {
        await trial.evaluate('draw()');
        await isNew();
      }
      expect(await trial.evaluate('blamed')).toEqual([]);
    },
  },
  {
    name: 'changes-csp',
    area: 'Changes',
    says: `All of it under \`script-src 'self' <host>; style-src 'self'\` with Trusted Types`,
    experiments: changing(every),
    async run(trial) {
      const policy = [
        `script-src 'self' 'nonce-n0nce' ${new URL(trial.server).origin}`,
        `style-src 'self'`,
        `require-trusted-types-for 'script'`,
        `trusted-types abtesting`,
      ];
      trial.page({ body: shop + noting, headers: { 'content-security-policy': policy.join('; ') } });
      await trial.visit();
      await isChanged(trial);
      expect(await trial.evaluate('blamed')).toEqual([]);
      await trial.evaluate('ABTestingClient.current.destroy()');
      await isOriginal(trial);
    },
  },
  {
    name: 'changes-two',
    area: 'Changes',
    says: 'Two experiments on one element: the later one wins, `error` names the other, which takes over when it goes',
    experiments: (origin) =>
      ['First', 'Second'].map((value, index) => ({
        variations: [{}, { changes: [{ action: 'text', selector: '.cta', value }] }],
        ...(index === 1 && { triggerType: 'URL Changes' as const, path: `${origin}/here` }),
      })),
    async run(trial) {
      trial.page({ body: shop + noting });
      await trial.visit('/here');
      await has(trial, '.cta', 'Second');
      const [{ id }] = trial.experiments as never as [{ id: number }];
      await trial.until(() => trial.evaluate('blamed.length === 1'));
      expect(await trial.evaluate('blamed[0]')).toContain(`${id} experiments`);

      await trial.evaluate(`void history.pushState(0, '', '/there')`);
      await has(trial, '.cta', 'First');
      await trial.evaluate('ABTestingClient.current.destroy()');
      await isOriginal(trial);
    },
  },
  {
    name: 'changes-shadow',
    area: 'Changes',
    says: '`>>>` reaches into open shadow roots, also with `abt.whenPresent`; elements that come later are changed',
    experiments: changing([{ action: 'text', selector: 'shop-card >>> .price', value: 'Free' }]),
    async run(trial) {
      trial.page({ body: '<main></main>' });
      await trial.visit();
      await trial.evaluate(`(() => {
        window.found = 0;
        window.stop = abt.whenPresent('shop-card >>> .price', () => { found++; return () => found-- });
        setTimeout(() => {
          const card = document.createElement('shop-card');
          card.attachShadow({ mode: 'open' }).innerHTML = '<p class="price">59.90</p>';
          document.querySelector('main').append(card);
        });
      })()`);
      const inside = `document.querySelector('shop-card').shadowRoot.querySelector('.price')`;
      await trial.until(() => trial.evaluate(`${inside}.textContent === 'Free' && found === 1`));
      await trial.evaluate(`void (${inside}.textContent = 'Old')`);
      await trial.until(() => trial.evaluate(`${inside}.textContent === 'Free'`));
      await trial.evaluate('stop()');
      expect(await trial.evaluate('found')).toBe(0);
    },
  },
  {
    name: 'changes-paint',
    area: 'Changes',
    says: 'A hidden page is seen once it is changed; without changes the file for them is not loaded',
    experiments: (origin) => changing(every, { path: `${origin}/changed` })(),
    async run(trial) {
      const head = `<script nonce="n0nce">addEventListener('ab-decided', () => {
        window.seen ??= document.querySelector('.cta')?.textContent })</script>`;
      trial.page({ head, body: shop });
      const loaded = () => trial.seen.filter(({ path }) => path === '/static/page-changes.js').length;
      await trial.visit('/plain');
      await trial.until(() => trial.evaluate(`seen === 'Buy it'`));
      expect(loaded()).toBe(0);
      await trial.visit('/changed');
      await trial.until(() => trial.evaluate(`seen === 'Order'`));
    },
  },
];
