const longestMs = 30_000;
const shortestMs = 100;

/** A process that served for so long has not failed at its start. */
const provenMs = 60_000;

/** When no process serves, and so many in a row ended before they did, there is no use in further ones. */
const hopeless = 5;

/** How long to wait before the process of a seat is started again: the longer, the more often it ended soon. */
export class RestartDelays {
  private endedSoon = 0;
  private neverServed = 0;

  /** @param servedMs how long the process served; undefined when it ended before it did */
  next(servedMs: number | undefined): number {
    this.neverServed = servedMs === undefined ? this.neverServed + 1 : 0;
    this.endedSoon = servedMs !== undefined && servedMs >= provenMs ? 0 : this.endedSoon + 1;
    return Math.min(longestMs, shortestMs * 2 ** Math.max(0, this.endedSoon - 1));
  }

  get isHopeless(): boolean {
    return this.neverServed >= hopeless;
  }
}
