/**
 * `node paced-load.mjs <url> <project> <pool> <requests a second> <seconds> [first]`: decisions for `pool` end
 * users in turn, from `first` on, at a fixed rate over 32 keep-alive connections. A request that is due while
 * all are busy waits, and its waiting counts.
 */
import { once } from 'node:events';
import { connect } from 'node:net';
import { pageUrl } from './experiments.mjs';

const [url, projectId, pool, rate, seconds, first = '1'] = process.argv.slice(2);
const { hostname, port, host } = new URL(url);
const connections = 32;
const warmUp = 0.1;

const total = Math.round(Number(rate) * Number(seconds));
const latencies = new Float64Array(total);
const due = [];
const idle = await Promise.all(Array.from({ length: connections }, openConnection));
let sent = 0;
let answered = 0;
let failed = 0;

const started = performance.now();
let lastDue = started;
tick();

/** Never sleeps: a timer would be late by as much as an answer takes. */
function tick() {
  const now = performance.now();
  for (; lastDue <= now && sent + due.length < total; lastDue += 1_000 / Number(rate)) due.push(lastDue);
  while (due.length > 0 && idle.length > 0) send(idle.pop(), due.shift());
  if (answered < total) setImmediate(tick);
  else report();
}

function send(connection, dueAt) {
  connection.dueAt = dueAt;
  connection.index = sent++;
  const endUserId = Number(first) + (connection.index % Number(pool));
  const body = `{"url":"${pageUrl}","projectId":${projectId},"endUserId":${endUserId}}`;
  connection.socket.write(
    `POST /decision HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
}

async function openConnection() {
  const socket = connect(Number(port), hostname).setNoDelay(true);
  await once(socket, 'connect');
  const connection = { socket, dueAt: 0, index: 0, missing: -1 };
  socket.on('data', (bytes) => receive(connection, bytes));
  socket.on('error', fail);
  socket.on('end', () => answered < total && fail(new Error('A connection was closed.')));
  return connection;
}

/** The head comes in one piece; the body may follow in several. */
function receive(connection, bytes) {
  if (connection.missing < 0) {
    const headEnd = bytes.indexOf('\r\n\r\n') + 4;
    const head = bytes.latin1Slice(0, headEnd);
    if (!head.startsWith('HTTP/1.1 200')) failed++;
    connection.missing = Number(/content-length: (\d+)/i.exec(head)[1]) - (bytes.length - headEnd);
  } else connection.missing -= bytes.length;
  if (connection.missing > 0) return;
  connection.missing = -1;
  latencies[connection.index] = performance.now() - connection.dueAt;
  answered++;
  idle.push(connection);
}

function report() {
  const took = performance.now() - started;
  const sorted = latencies.slice(Math.floor(total * warmUp)).sort();
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  const figures = { rate: (total * 1_000) / took, p50: at(0.5), p99: at(0.99), answered, failed };
  console.log(`RESULT ${JSON.stringify(figures)}`);
  process.exit(0);
}

function fail(error) {
  console.error(error.message);
  process.exit(1);
}
