import { tracingChannel } from 'node:diagnostics_channel';

/** Work of the process itself that is worth a span. */
export interface Work {
  /** What is done, such as `store events`: of few kinds, and the same for all of one kind. */
  readonly name: string;
  /** Counts and ids of definitions, never anything of an end user. */
  readonly attributes: Readonly<Record<string, string | number>>;
  /** It is done for many requests at once, so it belongs to the trace of none. */
  readonly isShared: boolean;
}

const channel = tracingChannel<unknown, Work>('abtesting:work');

/** Where those who want to see work subscribe. */
export const workChannel = channel;

/** Does the work, and lets a trace show how long it took. Costs a look at a field while traces are off. */
export function showWork<T>(work: Work, run: () => Promise<T>): Promise<T> {
  return channel.start.hasSubscribers ? channel.tracePromise(run, { ...work }) : run();
}
