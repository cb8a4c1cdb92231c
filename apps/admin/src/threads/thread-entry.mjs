/** What every thread of a pool begins with: it steps behind the event loop, then loads what does the work. */
import { getPriority, setPriority } from 'node:os';
import { pathToFileURL } from 'node:url';
import { workerData } from 'node:worker_threads';

/** On Linux this is about the calling thread alone; elsewhere it would slow the whole process down. */
if (process.platform === 'linux') {
  try {
    setPriority(Math.min(19, getPriority() + workerData.niceness));
  } catch {
    // A container may forbid it; the work is done all the same.
  }
}

const { work } = await import(pathToFileURL(workerData.file).href);

export default work;
