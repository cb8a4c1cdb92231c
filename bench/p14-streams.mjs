/** P14: from a change to the message of it at 1,000 streams of events, and the memory of 5,000 idle ones. */
import { readFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { amountOf } from './amounts.mjs';
import { startApp, startDatabase } from './decision-app.mjs';
import { evaluate, insertFlags, tokenSettings } from './flags.mjs';
import { valueLine } from './table.mjs';

const delay = {
  ...{ id: 'P14', target: '≤ 250 ms', unit: 'ms' },
  met: (ms) => ms <= 250,
};
const memory = {
  ...{ id: 'P14', target: '≤ 400 MiB', unit: 'MiB', steady: true },
  met: (mib) => mib <= 400,
};
const listeners = amountOf(1_000);
const idle = amountOf(5_000);
const changes = Number(process.env.P14_CHANGES ?? amountOf(50));

export async function measure() {
  const database = await startDatabase();
  const projectId = await insertFlags(database.client, 50);
  const env = { ...tokenSettings(projectId), STREAM_ADDRESS_LIMIT: '0', STREAM_LIMIT: String(idle) };
  const app = await startApp('decision', database.url, env);
  const streams = new Streams();
  try {
    const url = JSON.parse(await evaluate(app.url)).eventStreams[0].url;
    await streams.open(url, listeners);
    const times = [];
    while (times.length < changes * listeners)
      times.push(...(await changeOnce(database.client, projectId, streams)));
    await streams.open(url, idle - listeners);
    // Every stream has had a heartbeat.
    await sleep(25_000);
    const mib = await residentMib(app.pid);
    const isFull = JSON.parse(await evaluate(app.url)).eventStreams === undefined;
    if (!isFull || streams.count !== idle) throw new Error(`${streams.count} streams are open.`);
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.ceil(times.length * share) - 1];
    process.stderr.write(`  median ${at(0.5).toFixed(1)} ms, slowest ${at(1).toFixed(1)} ms\n`);
    return [
      valueLine(
        { ...delay, work: `p99 of a change until ${listeners.toLocaleString('en')} streams tell it` },
        at(0.99),
      ),
      valueLine({ ...memory, work: `memory with ${idle.toLocaleString('en')} idle streams` }, mib),
    ];
  } finally {
    streams.close();
    await app.stop();
    await database.stop();
  }
}

/** As the admin app commits and announces a change. Returns the milliseconds until each stream told it. */
async function changeOnce(database, projectId, streams) {
  const told = streams.nextMessages();
  const started = performance.now();
  await database.query(
    `WITH changed AS (UPDATE project SET revision = revision + 1 WHERE id = $1 RETURNING id, revision)
     SELECT pg_notify('project_revision', id || ':' || revision) FROM changed`,
    [projectId],
  );
  return (await told).map((at) => at - started);
}

class Streams {
  agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  requests = [];
  count = 0;
  onMessage = () => undefined;

  async open(url, number) {
    for (let opened = 0; opened < number; opened += 100)
      await Promise.all(Array.from({ length: Math.min(100, number - opened) }, () => this.openOne(url)));
  }

  openOne(url) {
    return new Promise((resolve, reject) => {
      const request = get(url, { agent: this.agent }, (response) => {
        if (response.statusCode !== 200)
          return reject(new Error(`A stream is refused with ${response.statusCode}.`));
        this.count++;
        let isFirst = true;
        response.on('data', (chunk) => {
          if (chunk.includes('refetchEvaluation') && !isFirst) this.onMessage(performance.now());
          if (isFirst) resolve();
          isFirst = false;
        });
        response.on('error', () => undefined);
        response.on('close', () => this.count--);
      });
      request.on('error', reject);
      this.requests.push(request);
    });
  }

  /** When each stream has had a message. */
  nextMessages() {
    return new Promise((resolve) => {
      const times = [];
      this.onMessage = (at) => {
        times.push(at);
        if (times.length === this.count) resolve(times);
      };
    });
  }

  close() {
    for (const request of this.requests) request.destroy();
  }
}

async function residentMib(pid) {
  const [, kib] = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'));
  return Number(kib) / 1_024;
}
