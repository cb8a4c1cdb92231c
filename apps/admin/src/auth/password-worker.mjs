/** The thread that does the slow work on passwords: one message in, one message out, in order. */
import { parentPort } from 'node:worker_threads';
import { compareSync, hashSync } from 'bcryptjs';

parentPort.on('message', ({ id, password, rounds, hash }) => {
  const result = hash === undefined ? hashSync(password, rounds) : compareSync(password, hash);
  parentPort.postMessage({ id, result });
});
