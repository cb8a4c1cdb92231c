import { createHmac } from 'node:crypto';
import { expect } from '@jest/globals';
import { minuteMs } from '#libs/durations';
import type { Behaviour } from './behaviour.js';
import type { Trial } from './trial.js';

const COOKIE = 'ab-end-user-id';
const cookie = (trial: Trial) =>
  trial.evaluate<string | undefined>(`(document.cookie.match(/${COOKIE}=([^;]*)/) || [])[1]`);
const lastId = (trial: Trial) => String(trial.asked.at(-1)!.body.endUserId);

const joins = (trial: Trial) =>
  trial.seen.filter(({ method, path }) => method === 'POST' && path === '/identify');

/** One for all engines, since a new secret ends the one before. */
function identitySecret(trial: Trial): Promise<string> {
  const { projectId, experiments } = trial;
  const made = secrets.get(experiments);
  if (made) return made;
  const asked = trial
    .call('POST', `/projects/${projectId}/identity-secret`)
    .then(({ identitySecret: secret }) => String(secret));
  secrets.set(experiments, asked);
  return asked;
}
const secrets = new WeakMap<Trial['experiments'], Promise<string>>();

/** Goes by a page's script, as a visitor by a link, so that the page is the referrer; waits for the decision there. */
async function follow(trial: Trial, url: string): Promise<void> {
  const { length } = trial.asked;
  await trial.evaluate(`void setTimeout(() => (location.href = '${url}'))`);
  await trial.until(() => trial.asked.length > length);
  await trial.decided();
}

/** Two hosts of different domains whose pages list each other. */
function linkHosts(trial: Trial, body = ''): void {
  const far = new URL(trial.origin('far')).host;
  trial.page({ tag: `data-linked-hosts="www.${trial.name}.localhost, ${far}"`, head: arriving, body });
}
/** Notes the address before the SDK does anything about it. */
const arriving = '<script>window.arrived = location.hash</script>';

const checksum = (text: string): string =>
  [...text]
    .reduce((sum, character) => (sum * 33 + character.charCodeAt(0)) % 36 ** 4, 0)
    .toString(36)
    .padStart(4, '0');

const part = (id: string, minutesAgo = 0) => {
  const text = `${id}.${(Math.floor(Date.now() / minuteMs) - minutesAgo).toString(36)}`;
  return `~ab=${text}.${checksum(text)}`;
};

/** Who a visitor is, over pages, tabs, hosts and refused storage. */
export const visitorBehaviours: Behaviour[] = [
  {
    name: 'reload',
    area: 'Visitors',
    says: 'The id lies in a first-party cookie and in localStorage; id and variation stay',
    experiments: () => [{ isSplit: true }],
    async run(trial) {
      await trial.visit();
      const [first] = trial.asked;
      await trial.visit('/next');
      await trial.evaluate(`localStorage.clear()`);
      await trial.visit('/after');
      await trial.evaluate(`document.cookie = '${COOKIE}=;path=/;max-age=0;domain=${trial.name}.localhost'`);
      await trial.visit('/last');
      await trial.until(() => trial.asked.length === 4);

      expect(new Set(trial.asked.map(({ body }) => body.endUserId)).size).toBe(1);
      const variations = trial.asked.map(({ answer }) => answer.decisions[0].variation.variationId);
      expect(new Set(variations).size).toBe(1);
      expect(await cookie(trial)).toBe(String(first!.body.endUserId));
    },
  },
  {
    name: 'subdomains',
    area: 'Visitors',
    says: 'One visitor on `www.` and `checkout.`; `cookieDomain` overrides the widest domain',
    async run(trial) {
      await trial.visit();
      await trial.visit('/', 'checkout');
      expect(trial.asked[1]!.body.endUserId).toBe(trial.asked[0]!.body.endUserId);

      trial.page({ tag: `data-cookie-domain="own.${trial.name}.localhost"` });
      await trial.evaluate(`document.cookie = '${COOKIE}=;path=/;max-age=0;domain=${trial.name}.localhost'`);
      await trial.visit('/', 'a.own');
      await trial.visit('/', 'b.own');
      await trial.visit('/', 'other');
      const [, , a, b, other] = trial.asked.map(({ body }) => body.endUserId);
      expect(b).toBe(a);
      expect(other).not.toBe(a);
    },
  },
  {
    name: 'tabs',
    area: 'Visitors',
    says: 'Two tabs that are opened at one moment agree on one id',
    isFresh: true,
    async run(trial) {
      const tab = await trial.tab.newTab();
      await Promise.all([trial.goto('/one'), tab.goto(`${trial.origin()}/two`)]);
      await trial.until(() => trial.asked.length === 2);
      await tab.close();

      expect(trial.asked[1]!.body.endUserId).toBe(trial.asked[0]!.body.endUserId);
    },
  },
  {
    name: 'hand-over',
    area: 'Visitors',
    says: 'A click on a link to a linked host hands the id over as the last part of the fragment; the other host takes it, and takes it out of the address',
    async run(trial) {
      linkHosts(
        trial,
        `<a id="own" href="${trial.origin('far')}/#own">Own</a><a id="none" href="${trial.origin('far')}/none">None</a>`,
      );
      await trial.visit();
      const id = lastId(trial);
      await trial.until(() => trial.evaluate('!!document.querySelector("script[src$=linked-hosts\\\\.js]")'));
      for (const [link, own] of [
        ['#own', '#own'],
        ['#none', ''],
      ]) {
        await trial.until(async () => {
          if (!(await trial.tab.url()).includes('-far')) await trial.tab.click(link!);
          return /~ab=/.test(String(await trial.evaluate('window.arrived')));
        });
        await trial.decided();

        expect(await trial.evaluate('arrived')).toMatch(
          new RegExp(`^#?${own}~ab=${id}\\.[0-9a-z]+\\.[0-9a-z]{4}$`),
        );
        expect(await trial.evaluate('location.hash')).toBe(own);
        expect(lastId(trial)).toBe(id);
        expect(trial.asked.at(-1)!.body.url).not.toContain('~ab');
        await trial.visit();
      }
    },
  },
  {
    name: 'hand-over-refused',
    area: 'Visitors',
    says: 'Not taken: after two minutes, from the future, with another checksum, from a host that is not listed, by a visitor who is known; out of the address all the same',
    async run(trial) {
      linkHosts(trial);
      const far = `${trial.origin('far')}/`;
      await trial.visit('/', 'far');
      const own = lastId(trial);
      const good = part('5000000001');
      const refused = [
        part('5000000002', 3),
        part('5000000003', -2),
        good.replace(/.{4}$/, '0000'),
        part('5000000004').replace('~ab=5', '~ab=6'),
        part('customer'),
        '~ab=',
      ];
      for (const fragment of refused) {
        await trial.visit();
        await follow(trial, `${far}?${refused.indexOf(fragment)}#own${fragment}`);
        expect([fragment, lastId(trial), await trial.evaluate('location.hash')]).toEqual([
          fragment,
          own,
          '#own',
        ]);
        expect(trial.asked.at(-1)!.body.url).not.toContain('~ab');
      }

      await trial.visit('/', 'unlisted');
      await follow(trial, `${far}?unlisted#${good}`);
      expect([lastId(trial), await trial.evaluate('location.href')]).toEqual([own, `${far}?unlisted`]);

      await trial.visit();
      await follow(trial, `${far}?good#${good}`);
      expect(lastId(trial)).toBe('5000000001');

      await trial.evaluate(`ABTestingClient.current.identify('customer-42')`);
      await trial.visit();
      await follow(trial, `${far}?known#${part('5000000005')}`);
      expect(lastId(trial)).not.toBe('5000000005');
      expect(await trial.evaluate('location.href')).toBe(`${far}?known`);
    },
  },
  {
    name: 'hand-over-kept',
    area: 'Visitors',
    says: 'Not handed over: without consent, by a visitor who is known, to other hosts',
    async run(trial) {
      const far = trial.origin('far');
      const links = `<a id="far" href="${far}/">Far</a><a id="out" href="${far.replace('-far', '-out')}/">Out</a>`;
      linkHosts(trial, links);
      const linked = `data-linked-hosts="${new URL(far).host}"`;
      trial.page({ tag: `${linked} data-consent="false"`, body: links, head: arriving }, '/silent');
      const arrivesBy = async (link: string) => {
        await trial.tab.click(link);
        const isThere = `location.hostname !== 'www.${trial.name}.localhost' && window.arrived !== undefined`;
        await trial.until(() => trial.evaluate(isThere));
        return trial.evaluate('window.arrived + location.hash');
      };

      await trial.goto('/silent');
      expect(await arrivesBy('#far')).toBe('');
      await trial.visit();
      expect(await arrivesBy('#out')).toBe('');
      await trial.visit();
      await trial.evaluate(`ABTestingClient.current.identify('customer-42')`);
      expect(await arrivesBy('#far')).toBe('');
    },
  },
  {
    name: 'end-user-id',
    area: 'Visitors',
    says: '`endUserId` as option and attribute: decided and counted for, not stored',
    experiments: () => [{ metrics: [{ title: 'Buy', selector: 'buy', custom: true }] }],
    async run(trial) {
      trial.page({ tag: 'data-end-user-id="customer-42"' });
      await trial.visit();
      await trial.isRed();
      await trial.evaluate(`ABTestingClient.current.track('buy')`);
      await trial.until(() => trial.events.length === 1);

      expect(trial.asked[0]!.body.endUserId).toBe('customer-42');
      expect(trial.events[0].endUserId).toBe('customer-42');
      // The event waits in localStorage until its answer is there.
      const kept = () => trial.evaluate<string>('document.cookie + JSON.stringify(localStorage)');
      await trial.until(async () => !(await kept()).includes('customer'));
    },
  },
  {
    name: 'reset',
    area: 'Visitors',
    says: '`reset()` after a log-out makes another visitor; `setAttributes()` asks again',
    async run(trial) {
      await trial.visit();
      await trial.evaluate(`ABTestingClient.current.setAttributes({ plan: 'pro' })`);
      await trial.until(() => trial.asked.length === 2);
      await trial.evaluate(`ABTestingClient.current.reset()`);
      await trial.until(() => trial.asked.length === 3);
      const [first, second, third] = trial.asked.map(({ body }) => body);

      expect(second).toMatchObject({ endUserId: first.endUserId, attributes: { plan: 'pro' } });
      expect(third.endUserId).not.toBe(first.endUserId);
      expect(await cookie(trial)).toBe(String(third.endUserId));
    },
  },
  {
    name: 'no-storage',
    area: 'Visitors',
    says: 'localStorage refused: the cookie; all refused: memory; full: everything goes on',
    experiments: () => [{ metrics: [{ title: 'Buy', selector: 'buy', custom: true }] }],
    async run(trial) {
      const refuse = `for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })`;
      const full = `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }`;
      trial.page({ head: `<script>${refuse}</script>` }, '/refused');
      trial.page({ head: `<script>${full}</script>` }, '/full');
      const sandboxed = `<iframe sandbox="allow-scripts" src="/opaque"></iframe>`;
      trial.page({ isBare: true, body: sandboxed }, '/frame');
      trial.page({}, '/opaque');

      await trial.visit('/refused');
      await trial.visit('/refused');
      for (const path of ['/refused', '/full']) {
        await trial.visit(path);
        await trial.isRed();
        await trial.evaluate(`ABTestingClient.current.track('buy')`);
        expect(await trial.pageErrors()).toEqual([]);
      }
      await trial.until(() => trial.events.length === 2);
      expect(new Set(trial.asked.map(({ body }) => body.endUserId)).size).toBe(1);

      await trial.goto('/frame');
      await trial.until(() => trial.asked.length === 5 && trial.asked[4]!.answer);
    },
  },
  {
    name: 'identify',
    area: 'Visitors',
    says: '`identify` without a proof is sent once, and the visitor goes on as before',
    async run(trial) {
      await trial.visit();
      const id = lastId(trial);
      await trial.evaluate(`ABTestingClient.current.identify('customer ${trial.name}')`);
      await trial.until(() => joins(trial)[0]?.status === 200);
      await trial.visit('/next');
      await trial.evaluate(`ABTestingClient.current.identify('customer ${trial.name}')`);
      await trial.visit('/last');

      expect(joins(trial).map(({ body }) => body)).toEqual([
        { projectId: trial.projectId, anonymousId: Number(id), userId: `customer ${trial.name}` },
      ]);
      expect(new Set(trial.asked.map(({ body }) => String(body.endUserId)))).toEqual(new Set([id]));
    },
  },
  {
    name: 'identify-elsewhere',
    area: 'Visitors',
    says: '`identify` with a proof joins; a browser that is of somebody else goes on with a new id',
    ownProject: true,
    async run(trial) {
      const secret = await identitySecret(trial);
      const identify = (user: string) => {
        const proof = createHmac('sha256', secret).update(user).digest('hex');
        return trial.evaluate(`ABTestingClient.current.identify('${user}', { proof: '${proof}' })`);
      };
      await trial.visit();
      const id = lastId(trial);
      await identify(`first ${trial.name}`);
      await trial.until(() => joins(trial)[0]?.status === 200);
      await identify(`second ${trial.name}`);
      await trial.until(() => joins(trial)[1]?.status === 409 && lastId(trial) !== id);

      expect(await cookie(trial)).toBe(lastId(trial));
    },
  },
];
