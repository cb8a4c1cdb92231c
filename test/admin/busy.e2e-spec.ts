import { request } from 'node:http';
import type { QueryRunner } from 'typeorm';
import { PasswordsService } from '../../apps/admin/src/accounts/passwords/passwords.service.js';
import { ReportsService } from '../../apps/admin/src/reports/reports.service.js';
import { password } from '../support/admin-app.js';
import { ResultsWorld, type Arms } from '../support/measured.js';
import type { Account, ProductResponse } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

let world: ResultsWorld;

beforeAll(async () => {
  world = await ResultsWorld.create();
}, 60_000);
afterAll(() => world.stop());

const isBusy = (status: number) => ({
  status,
  body: expect.objectContaining({ status, code: 'busy', type: 'urn:abtestingtool:error:busy' }),
});

/** A request over a connection of its own, which its client closes when it is told to. */
function ask(path: string, headers: Record<string, string>, body?: unknown) {
  const url = new URL(path, world.app.origin);
  const sent = request(url, {
    ...{ method: body === undefined ? 'GET' : 'POST', agent: false },
    headers: { ...headers, 'content-type': 'application/json' },
  });
  const outcome = new Promise<number | string | undefined>((resolve) => {
    sent.on('response', (response) => response.resume().on('end', () => resolve(response.statusCode)));
    sent.on('error', () => resolve('hung up'));
  });
  sent.end(body === undefined ? undefined : JSON.stringify(body));
  return { outcome, hangUp: () => sent.destroy() };
}

describe('results', () => {
  let experiment: Arms;
  let stranger: Account;
  let lock: QueryRunner;
  const reports = () => world.app.app.get(ReportsService);
  const waiting = () => reports().queues.reduce((sum, { waitingCount }) => sum + waitingCount, 0);
  const path = () => `/experiments/${experiment.id}/results`;

  beforeAll(async () => {
    experiment = await world.converted({ n: 10, conversions: 3 }, { n: 10, conversions: 4 });
    stranger = await world.app.signUp('Another shop');
    lock = world.app.dataSource.createQueryRunner();
    // The first report loads the thread's modules, which takes seconds of a busy machine.
    expect((await world.app.as(world.owner)('GET', path())).status).toBe(200);
  }, 60_000);

  /** Until the end of the transaction, nobody reads results to their end. */
  const holdUp = async () => {
    await lock.startTransaction();
    await lock.query('LOCK TABLE assignment_total IN ACCESS EXCLUSIVE MODE');
  };

  afterEach(async () => {
    if (lock.isTransactionActive) await lock.rollbackTransaction();
  });
  afterAll(() => lock.release());

  it('are refused to an organization that has its share under way, by login and by key, and to no other', async () => {
    await holdUp();
    const own = Array.from({ length: 16 }, () => world.app.as(world.owner)('GET', path()));
    await waitUntil(() => waiting() === 13);

    const refused: ProductResponse[] = [
      await world.app.as(world.owner)('GET', path()),
      await world.program.call('GET', `/api/experiments/${experiment.id}/results`),
      await world.app.as(world.owner)('POST', '/experiments/overview', { projectId: world.owner.projectId }),
    ];
    const other = world.app.as(stranger)('POST', '/experiments/overview', { projectId: stranger.projectId });
    await other;
    await lock.rollbackTransaction();

    for (const answer of refused) {
      expect(answer).toMatchObject(isBusy(429));
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await other).status).toBe(200);
    expect(new Set((await Promise.all(own)).map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('are not read for a client that has hung up', async () => {
    await holdUp();
    const served = Array.from({ length: 4 }, () => ask(path(), world.owner.headers));
    await waitUntil(() => waiting() === 1);
    const gone = ask(path(), world.owner.headers);
    await waitUntil(() => waiting() === 2);

    gone.hangUp();

    expect(await gone.outcome).toBe('hung up');
    await waitUntil(() => waiting() === 1);
    await lock.rollbackTransaction();
    expect(await Promise.all(served.map(({ outcome }) => outcome))).toEqual([200, 200, 200, 200]);
  });
});

/** Last of all, since the thread does nothing else from then on until its deadline. */
describe('a login behind a password that takes for ever', () => {
  const passwords = () => world.app.app.get(PasswordsService);
  const logIn = () => ask('/auth/login', {}, { email: world.owner.email, password });

  it('is dropped when its client hangs up, and refused after five seconds', async () => {
    const endless = `$2b$31$${'a'.repeat(22)}`;
    void passwords()
      .hash(password, { email: 'somebody@slow.example' }, endless)
      .catch(() => undefined);
    const refused = world.app.request('POST', '/auth/login', { email: world.owner.email, password });
    await waitUntil(() => passwords().queue.waitingCount === 1);
    const gone = logIn();
    await waitUntil(() => passwords().queue.waitingCount === 2);

    gone.hangUp();

    expect(await gone.outcome).toBe('hung up');
    await waitUntil(() => passwords().queue.waitingCount <= 1);
    expect(passwords().queue.refusals.get('gone')).toBe(1);
    const answer = await refused;
    expect(answer).toMatchObject(isBusy(503));
    expect(answer.headers.get('retry-after')).toBe('5');
  });
});
