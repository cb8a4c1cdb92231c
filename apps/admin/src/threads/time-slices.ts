import { setImmediate } from 'node:timers/promises';

/** How long the event loop is kept at a time. */
const sliceMs = 5;

/** Splits work on the event loop into slices, between which other requests get their turn. */
export class TimeSlices {
  private begun: number;

  /** @param now milliseconds of any clock that does not go back */
  constructor(private readonly now: () => number = () => performance.now()) {
    this.begun = this.now();
  }

  /** Whether this slice is used up. */
  get isOver(): boolean {
    return this.now() - this.begun >= sliceMs;
  }

  /** Lets others have their turn when the slice is used up; asked for between any two small steps. */
  async next(): Promise<void> {
    if (this.isOver) await this.pause();
  }

  /** Lets others have their turn, and begins a new slice. */
  async pause(): Promise<void> {
    await setImmediate();
    this.begun = this.now();
  }
}

/** The texts of items one after the other, in pieces of one slice each. */
export async function* inSlices<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  slices = new TimeSlices(),
): AsyncGenerator<string> {
  let texts: string[] = [];
  for (const item of items) {
    texts.push(textOf(item));
    if (!slices.isOver) continue;
    yield texts.join('');
    texts = [];
    await slices.pause();
  }
  if (texts.length > 0) yield texts.join('');
  await slices.pause();
}
