/** The thread that does the slow work on passwords: one message in, one message out, in order. */
import { parentPort } from 'node:worker_threads';
import { hashSync } from 'bcryptjs';

parentPort.on('message', ({ id, password, salt }) => {
  parentPort.postMessage({ id, hash: hashSync(password, salt) });
});
