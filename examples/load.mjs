/**
 * Visitors of a made-up shop, through the integration API:
 *
 *   node examples/load.mjs --key abt_sk_… [--url http://localhost:8000] [--experiment load-example]
 *                          [--users 2000] [--parallel 16] [--lift 0.2]
 *
 * Makes the experiment when it is missing, assigns each user, sends what they do in batches (each sees an
 * impression; one in ten buys, and one in ten times 1 + lift of the second variant), and prints rates and results.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    key: { type: 'string' },
    url: { type: 'string', default: 'http://localhost:8000' },
    experiment: { type: 'string', default: 'load-example' },
    users: { type: 'string', default: '2000' },
    parallel: { type: 'string', default: '16' },
    lift: { type: 'string', default: '0.2' },
  },
});
if (!values.key) fail('Say --key: a secret API key (POST /api/auth/keys makes one).');
const users = Number(values.users);
const batchSize = 100;
const run = randomUUID().slice(0, 8);

const experiment = await findExperiment();
const [, second] = experiment.variants;
const events = [];
await timed('assignments', users, async (index) => {
  const userId = `${run}-${index}`;
  const { variant_id: variantId } = await call('POST', '/api/assignment', {
    user_id: userId,
    experiment_id: experiment.key,
    device_type: index % 3 === 0 ? 'mobile' : 'desktop',
  });
  events.push(...eventsOf(userId, variantId === second.id));
});
const batches = Math.ceil(events.length / batchSize);
await timed(`batches of ${batchSize} events`, batches, (index) =>
  call('POST', '/api/events', events.slice(index * batchSize, (index + 1) * batchSize)),
);
const { variants } = await call('GET', `/api/experiments/${experiment.key}/results`);
for (const { variant_name, assigned_count, conversions, conversion_rate } of variants) {
  const rate = conversion_rate === null ? '–' : `${(conversion_rate * 100).toFixed(2)} %`;
  console.log(`${variant_name}: ${conversions} of ${assigned_count} bought (${rate})`);
}

function eventsOf(userId, isTreated) {
  const of = (type, more = {}) => ({
    user_id: userId,
    type,
    experiment_id: experiment.key,
    event_id: randomUUID(),
    ...more,
  });
  const buys = Math.random() < 0.1 * (isTreated ? 1 + Number(values.lift) : 1);
  return [
    of('impression'),
    ...(buys ? [of('conversion', { value: 20 + Math.floor(Math.random() * 80) })] : []),
  ];
}

async function findExperiment() {
  const found = await send('GET', `/api/experiments/${values.experiment}`);
  if (found.status === 200) return found.body;
  return call('POST', '/api/experiments', {
    name: 'Load example',
    key: values.experiment,
    variants: [
      { name: 'control', traffic_percentage: 50 },
      { name: 'treatment', traffic_percentage: 50 },
    ],
  });
}

/** Does a task for each index, some at a time, and says how fast. */
async function timed(what, count, task) {
  const started = performance.now();
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < count; index = next++) await task(index);
  };
  await Promise.all(Array.from({ length: Number(values.parallel) }, lane));
  const seconds = (performance.now() - started) / 1_000;
  console.log(`${count} ${what} in ${seconds.toFixed(1)} s: ${Math.round(count / seconds)} a second`);
}

/** Tries again when the server asks for it; event ids keep what is sent twice from counting twice. */
async function call(method, path, body) {
  for (;;) {
    const { status, headers, body: answer } = await send(method, path, body);
    if (status < 300) return answer;
    if (status !== 503 && status !== 429) fail(`${method} ${path}: ${status} ${answer.detail ?? ''}`);
    await new Promise((resolve) => setTimeout(resolve, Number(headers.get('retry-after') ?? 1) * 1_000));
  }
}

async function send(method, path, body) {
  const response = await fetch(values.url + path, {
    method,
    headers: {
      authorization: `Bearer ${values.key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
