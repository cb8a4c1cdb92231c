/** What requests cost a process, which other work on the machine changes far less than how many it answers in a second. */
import { readdirSync, readFileSync } from 'node:fs';

/** Of every Linux: the unit of times in /proc. */
const microsecondsOfTick = 10_000;

/**
 * Processor time that a process has used with all its threads, and those that it has started, in microseconds; 0 for one
 * that has ended, whose time its parent has then.
 */
export function processorTimeOf(pid) {
  const stat = statOfLiving(pid);
  if (!stat) return 0;
  const [user, system] = [stat[11], stat[12]].map(Number);
  const ofChildren = childrenOf(pid).reduce((sum, child) => sum + processorTimeOf(child), 0);
  return (user + system) * microsecondsOfTick + ofChildren;
}

const statOf = (pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');

/** Null for a process that has ended. */
function statOfLiving(pid) {
  try {
    return statOf(pid);
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return null;
    throw error;
  }
}

const childrenOf = (pid) =>
  readdirSync('/proc').filter((name) => /^\d+$/.test(name) && statOfLiving(name)?.[1] === String(pid));

/** The same with those that it started and that have ended since: a database whose connections come and go, for example. */
export function processorTimeOfFamily(pid) {
  const [user, system] = [statOf(pid)[13], statOf(pid)[14]].map(Number);
  return processorTimeOf(pid) + (user + system) * microsecondsOfTick;
}

/** The process that started another. */
export const parentOf = (pid) => Number(statOf(pid)[1]);

/**
 * Runs a load and adds the processor time that each of its requests took.
 *
 * @param {number} pid of the process that answers
 * @param {() => Promise<{requests: number, rate: number}>} load
 * @returns {Promise<{rate: number, cost: number}>} requests a second, and microseconds a request
 */
export async function measureCost(pid, load) {
  const before = processorTimeOf(pid);
  const { requests, rate } = await load();
  return { rate, cost: (processorTimeOf(pid) - before) / requests };
}
