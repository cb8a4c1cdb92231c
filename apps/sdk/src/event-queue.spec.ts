/// <reference types="node" />
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createEventQueue } from './event-queue.js';
import type { Report } from './published-types.js';

const click = { experimentId: 1, custom: false, metricsId: 5 };

let server: Server;
let answers: number[];
let bodies: unknown[];

beforeEach(async () => {
  answers = [];
  bodies = [];
  server = createServer((request, response) => {
    void text(request).then((body) => {
      bodies.push(JSON.parse(body));
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const queueFor = (endUser: { id: () => number }) => {
  const trackUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const errors: Report[] = [];
  const reports = { complain: (message: string) => void errors.push({ message }), emit: () => undefined };
  const queue = createEventQueue({ trackUrl, projectId: 3 }, endUser, reports);
  return { queue, errors };
};

const received = async (count: number) => {
  while (bodies.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
  return bodies;
};

describe('an event queue', () => {
  it('sends one event as an object that says who, what and when', async () => {
    const { queue } = queueFor({ id: () => 42 });

    queue.add(click);

    const eventId = expect.stringMatching(
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    const times = { timestamp: expect.any(Number), sentAt: expect.any(Number) };
    expect(await received(1)).toEqual([{ ...click, ...times, projectId: 3, endUserId: 42, eventId }]);
  });

  it('sends what happens together as one list', async () => {
    const { queue } = queueFor({ id: () => 42 });

    queue.add(click);
    queue.add({ ...click, metricsId: 6 });

    expect(await received(1)).toMatchObject([[{ metricsId: 5 }, { metricsId: 6 }]]);
  });

  it('keeps events back until the end user is known, and dates them then', async () => {
    let known = 0;
    const { queue } = queueFor({ id: () => known });

    queue.hold();
    queue.add(click);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(bodies).toEqual([]);
    const decidedAt = Date.now();
    known = 7;
    queue.release();

    const [event] = (await received(1)) as { endUserId: number; timestamp: number }[];
    expect(event?.endUserId).toBe(7);
    expect(event?.timestamp).toBeGreaterThanOrEqual(decidedAt);
  });

  it('sends again, under the same id, what the server could not take', async () => {
    answers = [503];
    const { queue, errors } = queueFor({ id: () => 42 });

    queue.add(click);

    const [first, second] = (await received(2)) as { eventId: string }[];
    expect(second?.eventId).toBe(first?.eventId);
    expect(errors).toEqual([{ message: 'tracking failed: 503' }]);
  });

  it('drops what the server refuses', async () => {
    answers = [404];
    const { queue } = queueFor({ id: () => 42 });

    queue.add(click);
    await received(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    queue.add({ ...click, metricsId: 6 });

    expect(await received(2)).toMatchObject([{ metricsId: 5 }, { metricsId: 6 }]);
  });
});
