/** What requests cost a process, which other work on the machine changes far less than how many it answers in a second. */
import { readFileSync } from 'node:fs';

/** Of every Linux: the unit of times in /proc. */
const microsecondsOfTick = 10_000;

/** Processor time that a process has used with all its threads, in microseconds. */
function processorTimeOf(pid) {
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  const [user, system] = [afterName[11], afterName[12]].map(Number);
  return (user + system) * microsecondsOfTick;
}

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
