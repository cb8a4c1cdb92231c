import { StartFailure } from '#libs/processes';

export interface DrainWatch {
  /** How many entries wait now. */
  readonly read: () => Promise<number>;
  readonly pause: () => Promise<unknown>;
  /** After how many pauses without fewer entries it gives up. */
  readonly patience: number;
  readonly print: (line: string) => void;
}

/** How many pauses lie between two lines. */
const pausesOfLine = 25;

/**
 * Resolves when nothing waits any more, and says now and then how much does.
 *
 * @throws StartFailure when the number does not fall
 */
export async function drained({ read, pause, patience, print }: DrainWatch): Promise<void> {
  let fewest = Infinity;
  for (let pauses = 0, idle = 0; ; pauses++) {
    const entries = await read();
    if (entries === 0) return print('Nothing waits in Redis.');
    idle = entries < fewest ? 0 : idle + 1;
    fewest = Math.min(fewest, entries);
    if (idle >= patience)
      throw new StartFailure(`${entries} call(s) with events wait, and nothing moves them: start a worker.`);
    if (pauses % pausesOfLine === 0) print(`${entries} call(s) with events wait.`);
    await pause();
  }
}
