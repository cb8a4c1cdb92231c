/** New visitors and their events, without end, with a ledger of what was asked for and what acknowledged. */
import { setTimeout as sleep } from 'node:timers/promises';

const lanes = 8;
const batchSize = 20;
const patienceMs = 15_000;

export class Visitors {
  /** By end user: the variations by experiment that an answer served, null for one without an answer. */
  served = new Map();
  /** By first value of the batch: whether it was acknowledged. Values count up, one an event. */
  batches = new Map();
  /** Statuses other than 200 and 503, and answers that contradict each other. */
  faults = [];
  /** Decisions that got no answer, and the longest time that one took. */
  undecided = 0;
  /** Requests without an answer, or with another than 200, and what the first of them got. */
  failed = 0;
  firstFailure = undefined;
  slowestMs = 0;
  lastEventAt = 0;
  #visitor = 0;
  #value = 1;
  #ended = false;
  #running;
  #pauseMs;

  /** @param options.pauseMs how long each lane waits after an answer; without, it goes on at once */
  constructor({ app, project, pauseMs = 0 }) {
    this.origin = app.origin;
    this.project = project;
    this.#pauseMs = pauseMs;
  }

  get counts() {
    const acknowledged = [...this.served.values()].filter((variations) => variations !== null).length;
    const batches = [...this.batches.values()].filter((done) => done).length;
    return { exposures: acknowledged * this.project.experimentIds.length, events: batches * batchSize };
  }

  start() {
    const decisions = Array.from({ length: lanes }, () => this.#repeat(() => this.#visit()));
    const events = Array.from({ length: lanes }, () => this.#repeat(() => this.#track()));
    this.#running = Promise.all([...decisions, ...events]);
  }

  /** When the next batch is acknowledged; Infinity when none is for a long time. */
  async nextEvent() {
    const askedAt = performance.now();
    while (this.lastEventAt < askedAt && performance.now() - askedAt < 2 * patienceMs) await sleep(5);
    return this.lastEventAt < askedAt ? Infinity : this.lastEventAt;
  }

  /** When so many exposures and events at least are acknowledged, or after a long time without. */
  async acknowledged(least) {
    const askedAt = performance.now();
    const areEnough = () => Math.min(this.counts.exposures, this.counts.events) >= least;
    while (!areEnough() && performance.now() - askedAt < 2 * patienceMs) await sleep(20);
  }

  /** Resolves when the last call has its answer, or none. */
  async end() {
    this.#ended = true;
    await this.#running;
  }

  async #repeat(work) {
    while (!this.#ended) {
      await work();
      if (this.#pauseMs > 0) await sleep(this.#pauseMs);
    }
  }

  /** Every second visitor whose call failed comes again, as a browser would. */
  async #visit() {
    const endUserId = `visitor-${this.#visitor++}`;
    if (!(await this.#decide(endUserId)) && this.#visitor % 2 === 0) await this.#decide(endUserId);
  }

  async #decide(endUserId) {
    if (!this.served.has(endUserId)) this.served.set(endUserId, null);
    const started = performance.now();
    const body = { projectId: this.project.id, url: 'https://chaos.example/', endUserId };
    const answer = await this.#post('/decision', body);
    if (answer === undefined) {
      this.undecided++;
      return false;
    }
    this.slowestMs = Math.max(this.slowestMs, performance.now() - started);
    const variations = answer.decisions.map(({ experimentId, variation }) => [
      experimentId,
      variation.variationId,
    ]);
    this.served.set(endUserId, new Map(variations));
    return true;
  }

  /** A batch that failed is sent once more or given up; nobody knows then whether it was stored. */
  async #track() {
    const first = this.#value;
    this.#value += batchSize;
    const events = Array.from({ length: batchSize }, (_, index) => ({
      experimentId: this.project.experimentIds[(first + index) % this.project.experimentIds.length],
      ...{ custom: true, eventName: 'order', endUserId: `visitor-${first}`, value: first + index },
      eventId: `event-${first + index}`,
    }));
    this.batches.set(first, false);
    for (let tries = first % 3; tries >= 0; tries--) {
      const answer = await this.#post('/metrics/track', events);
      if (answer === undefined) continue;
      if (answer.accepted + answer.duplicates !== batchSize) this.faults.push(JSON.stringify(answer));
      this.batches.set(first, true);
      this.lastEventAt = performance.now();
      return;
    }
  }

  async #post(path, body) {
    // As a proxy would tell: every visitor has an address.
    const address = `10.${this.#visitor & 255}.${this.#value & 255}.1`;
    let failure;
    try {
      const response = await fetch(this.origin + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(patienceMs),
      });
      const answer = await response.json();
      if (response.status === 200) return answer;
      failure = `${path}: ${response.status}`;
      if (response.status !== 503) this.faults.push(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    } catch (error) {
      failure = `${path}: ${error.cause?.code ?? error.message}`;
    }
    this.failed++;
    this.firstFailure ??= failure;
    await sleep(20);
    return undefined;
  }
}

export { batchSize };
