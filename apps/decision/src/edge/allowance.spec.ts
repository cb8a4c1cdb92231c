import { minuteMs } from '#libs/durations';
import { Channel } from '#libs/processes';
import { SharedCounts, Siblings } from '#libs/processes';
import { RateLimit } from './rate-limit.js';
import { answerRecalls, SiblingAllowances } from './sibling-allowances.js';

/** A process as far as one limit is concerned, with a line to the one that shares it out. */
function startProcess(
  counts: SharedCounts,
  seat: { number: number; count: number },
  size: number,
  clock: { now: number },
) {
  const carry = (to: () => Channel) => (message: unknown) =>
    queueMicrotask(() => to().receive(JSON.parse(JSON.stringify(message))));
  const near: Channel = new Channel(carry(() => far));
  const far: Channel = new Channel(carry(() => near));
  counts.serve(far);
  const siblings = Siblings.at(seat, near);
  const limit = new RateLimit(size, () => clock.now);
  const allowances = new SiblingAllowances(siblings, 'calls', size, limit.window);
  limit.shareWith(allowances);
  answerRecalls(siblings, new Map([['calls', allowances]]));
  return { limit, end: () => counts.forget(far) };
}

function startProcesses(count: number, size: number, clock = { now: 0 }) {
  const counts = new SharedCounts();
  return Array.from({ length: count }, (_, at) =>
    startProcess(counts, { number: at + 1, count }, size, clock),
  );
}

/** How many of so many requests, spread over the processes by the rule, are let through. */
async function letThrough(
  requests: number,
  pick: (request: number) => RateLimit,
  amount = 1,
): Promise<number> {
  const count = async (request: number) => pick(request).count('192.0.2.1', amount);
  const results = await Promise.allSettled(Array.from({ length: requests }, (_, request) => count(request)));
  return results.filter(({ status }) => status === 'fulfilled').length;
}

describe('A limit of several processes', () => {
  it.each([
    [2, 20, 0],
    [2, 20, minuteMs],
    [3, 1, minuteMs],
    [4, 2, minuteMs],
    [8, 600, minuteMs],
    [2, 7, minuteMs],
  ])('is that of one: %p processes, %p a minute, at %p ms', async (processes, size, at) => {
    for (const pick of [
      (request: number) => request % processes,
      () => 0,
      (request: number) => (request === 0 ? 1 : 0),
      (request: number) => Math.floor((request * processes) / (3 * size)) % processes,
    ]) {
      const clock = { now: 0 };
      const all = startProcesses(processes, size, clock);
      clock.now = at;

      expect(await letThrough(3 * size, (request) => all[pick(request)]!.limit)).toBe(size);
    }
  });

  it('is that of one for requests that come one after the other', async () => {
    const clock = { now: 0 };
    const all = startProcesses(3, 10, clock);
    clock.now = minuteMs;
    const results: boolean[] = [];
    for (let request = 0; request < 15; request++)
      results.push((await letThrough(1, () => all[request % 2]!.limit)) === 1);

    expect(results).toEqual([...Array<boolean>(10).fill(true), ...Array<boolean>(5).fill(false)]);
  });

  it('begins again with each minute', async () => {
    const clock = { now: 0 };
    const all = startProcesses(2, 5, clock);
    for (clock.now = 0; clock.now < 4 * minuteMs; clock.now += minuteMs)
      expect(await letThrough(12, (request) => all[request % 2]!.limit)).toBe(5);
  });

  it('takes a list whole as long as anything is left, in whichever process', async () => {
    const clock = { now: 0 };
    const all = startProcesses(2, 100, clock);
    clock.now = minuteMs;

    expect(await letThrough(1, () => all[0]!.limit, 99)).toBe(1);
    expect(await letThrough(1, () => all[1]!.limit, 40)).toBe(1);
    expect(await letThrough(2, (request) => all[request]!.limit)).toBe(0);
  });

  it('is not given again to a process that takes the place of another', async () => {
    const clock = { now: 0 };
    const counts = new SharedCounts();
    const start = (number: number) => startProcess(counts, { number, count: 2 }, 20, clock);
    const [one, two] = [start(1), start(2)];
    clock.now = minuteMs;
    expect(await letThrough(20, (request) => (request % 2 ? one : two).limit)).toBe(20);

    two.end();
    const next = start(2);

    expect(await letThrough(20, () => next.limit)).toBe(0);
  });

  it('asks nothing for the first part of a minute', () => {
    const clock = { now: 0 };
    const all = startProcesses(2, 600, clock);
    clock.now = minuteMs;

    for (let request = 0; request < 150; request++) expect(all[0]!.limit.count('192.0.2.1')).toBeUndefined();
    expect(all[0]!.limit.count('192.0.2.1')).toBeInstanceOf(Promise);
  });
});
