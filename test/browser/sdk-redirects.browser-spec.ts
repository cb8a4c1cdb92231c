import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Agent, createServer, request, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { json, text } from 'node:stream/consumers';
import { randomInt } from 'node:crypto';
import { checkSampleRatio } from '#libs/statistics';
import type { Json } from '../support/product.js';
import type { PlannedExperiment } from '../support/running-experiment.js';
import { SdkTestBed } from '../support/sdk-bed.js';
import { waitUntil } from '../support/wait-until.js';

/** Two thousand visitors in all: some in a real browser, the rest by the request that the SDK makes. */
const inBrowser = 25;
const byRequest = 475;
const atOnce = 25;

let bed: SdkTestBed;
let closing: Server;
let key: string;

/** The product behind a server that closes each connection after its answer. */
async function openClosingProxy(target: string): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    const { method, headers, url } = incoming;
    const forwarded = request(target + url, { method, headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, connection: 'close' });
      answer.pipe(outgoing);
    });
    incoming.pipe(forwarded);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const closingOrigin = () => `http://127.0.0.1:${(closing.address() as AddressInfo).port}`;

beforeAll(async () => {
  bed = await SdkTestBed.start();
  closing = await openClosingProxy(bed.product.origin);
  key = (await bed.call('POST', '/api/auth/keys', { name: 'Test', project_id: bed.account.projectId })).key;
}, 240_000);

afterAll(async () => {
  closing?.close();
  await bed?.stop();
});

/** As many new visitors as wanted in one tab, one after the other; how many of them were led away. */
async function visitInBrowser(
  experiment: PlannedExperiment,
  { title, server, target }: Record<'title' | 'server' | 'target', string>,
): Promise<number> {
  let away = 0;
  await bed.visit(async ({ page }) => {
    const isLed = () => new URL(page.url()).pathname === target;
    const stays = () =>
      page.evaluate(`ABTestingClient.current.getVariation(${experiment.id}).isControl`).catch(() => false);
    for (let visitor = 0; visitor < inBrowser; visitor += 1) {
      await page.goto(bed.address('/bare/'));
      await page.evaluate('localStorage.clear(), sessionStorage.clear()');
      await page.context().clearCookies();
      await page.goto(bed.address(`/${title}/`, { tag: `data-server-base-url="${server}"` }));
      await waitUntil(async () => isLed() || (await stays()));
      away += Number(isLed());
    }
  });
  return away;
}

/** Asks as the SDK of a new visitor does and, when led away, lets go of the connection at once. */
async function visitByRequest(path: string, server: string, agent: Agent): Promise<boolean> {
  const body = {
    url: bed.address(path),
    projectId: bed.account.projectId,
    endUserId: randomInt(2 ** 48 - 1) + 1,
  };
  const asking = request(`${server}/decision`, {
    ...{ method: 'POST', agent },
    headers: { 'content-type': 'application/json', origin: bed.origin },
  });
  asking.end(JSON.stringify(body));
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  const { decisions } = (await json(answer)) as Json;
  const isLed = !!decisions[0].variation.redirectUrl;
  if (isLed) asking.destroy();
  return isLed;
}

/** How many end users are recorded in each variation. */
async function recorded({ id, variationIds }: PlannedExperiment): Promise<number[]> {
  const answer = await fetch(`${bed.product.origin}/api/experiments/${id}/results`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const body = JSON.parse(await text(answer.body as never));
  return variationIds.map(
    (variationId) => body.variants.find((variant: Json) => variant.variant_id === variationId).assigned_count,
  );
}

it.each([
  { keepsConnections: true, target: '/landing/' },
  { keepsConnections: true, target: '/bare/landing/' },
  { keepsConnections: false, target: '/landing/' },
  { keepsConnections: false, target: '/bare/landing/' },
])(
  'loses nobody to an instant redirect: %j',
  async ({ keepsConnections, target }) => {
    const title = `split-${keepsConnections ? 'kept' : 'closed'}${target.replaceAll('/', '-')}`;
    const variations = [{}, { redirectUrl: bed.origin + target }];
    const experiment = await bed.plan(title, { type: 'Split URL', isSplit: true, variations });
    const server = keepsConnections ? bed.product.origin : closingOrigin();
    const agent = new Agent({ keepAlive: keepsConnections });

    let away = await visitInBrowser(experiment, { title, server, target });
    for (let visitor = 0; visitor < byRequest; visitor += atOnce) {
      const led = Array.from({ length: atOnce }, () => visitByRequest(`/${title}/`, server, agent));
      away += (await Promise.all(led)).filter(Boolean).length;
    }
    agent.destroy();

    const users = await recorded(experiment);
    expect(users).toEqual([inBrowser + byRequest - away, away]);
    expect(checkSampleRatio({ users, weights: [50, 50] }).pValue).toBeGreaterThan(0.001);
  },
  300_000,
);
