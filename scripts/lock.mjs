/** One process at a time installs and builds in a clone. */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './root.mjs';

const file = join(root, 'dist/.lock');
const beatMs = 5_000;
const staleMs = 60_000;
let depth = 0;

/** Runs `work` alone; waits, and says so, while another process is at it. May be nested. */
export async function withLock(work) {
  if (depth === 0) await acquire();
  depth += 1;
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), beatMs).unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    depth -= 1;
    if (depth === 0) release();
  }
}

process.on('exit', () => depth > 0 && release());

async function acquire() {
  for (let tries = 0; !tryAcquire(); tries += 1) {
    const holder = readHolder();
    if (tries === 10) console.log(`Waiting: process ${holder} is installing or building in this folder …`);
    if (holder !== undefined && isStale(holder)) discard(holder);
    await sleep(100);
  }
}

function tryAcquire() {
  mkdirSync(join(root, 'dist'), { recursive: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

function readHolder() {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Dead, or silent for so long that another process must have got its id. */
function isStale(holder) {
  const silentMs = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (holder === 0) return silentMs > 1_000;
  try {
    process.kill(holder, 0);
    return silentMs > staleMs;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Of two that discard it, one moves the file away; the other must not take the first one's new lock. */
function discard(holder) {
  if (readHolder() !== holder) return;
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (Number(readFileSync(aside, 'utf8')) === holder) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

function release() {
  if (readHolder() === process.pid) rmSync(file, { force: true });
}
