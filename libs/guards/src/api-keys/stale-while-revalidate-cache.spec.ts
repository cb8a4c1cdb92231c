import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import {
  StaleWhileRevalidateCache,
  type StaleWhileRevalidateCacheOptions,
} from './stale-while-revalidate-cache.js';

/** Answers from a table that may be changed, silent or away. */
class Source {
  readonly asked: string[][] = [];
  readonly answers = new Map<string, number>();
  /** How many questions have had their answer. */
  answered = 0;
  away = false;
  silent = false;
  now = 0;

  /** The moments of the test, not those of the wall. */
  create(options: Partial<StaleWhileRevalidateCacheOptions<number>> = {}): StaleWhileRevalidateCache<number> {
    return new StaleWhileRevalidateCache({
      ask: (questions) => this.ask(questions),
      now: () => this.now,
      ...options,
    });
  }

  private async ask(questions: readonly string[]): Promise<ReadonlyMap<string, number>> {
    this.asked.push([...questions]);
    if (this.silent) return new Promise(() => undefined);
    await turnOfTheLoop();
    if (this.away) throw new Error('away');
    // What follows an answer at once is done a turn later.
    setImmediate(() => this.answered++);
    return new Map([...this.answers].filter(([question]) => questions.includes(question)));
  }

  async untilAnswered(count: number): Promise<void> {
    while (this.answered < count) await turnOfTheLoop();
  }
}

describe('StaleWhileRevalidateCache', () => {
  let source: Source;

  beforeEach(() => {
    source = new Source();
    source.answers.set('a', 1).set('b', 2);
  });

  it('asks once for what many want to know at a time', async () => {
    const answers = source.create();

    const given = await Promise.all(['a', 'b', 'a', 'c'].map(async (question) => answers.get(question)));

    expect(given).toEqual([1, 2, 1, undefined]);
    expect(source.asked).toEqual([['a', 'b', 'c']]);
  });

  it('answers at once from memory while the answer is fresh', async () => {
    const answers = source.create({ freshMs: 800 });
    await answers.get('a');

    source.now = 800;

    expect(answers.get('a')).toBe(1);
    expect(source.asked).toHaveLength(1);
  });

  it('asks again before it gives an answer that is no longer fresh', async () => {
    const answers = source.create({ freshMs: 800 });
    await answers.get('a');

    source.answers.delete('a');
    source.now = 801;

    expect(await answers.get('a')).toBeUndefined();
  });

  it('remembers for a moment that there is no answer', async () => {
    const answers = source.create({ unknownMs: 3_000 });
    await answers.get('c');
    source.answers.set('c', 3);

    source.now = 2_999;
    expect(answers.get('c')).toBeUndefined();
    source.now = 3_000;
    expect(await answers.get('c')).toBe(3);
  });

  it('asks again in the background for what is in use, all in one question', async () => {
    const answers = source.create({ refreshMs: 20 });
    await Promise.all([answers.get('a'), answers.get('b')]);
    void answers.get('a');
    void answers.get('b');
    source.answers.set('a', 10);

    answers.start();
    await source.untilAnswered(2);
    answers.stop();

    expect(answers.get('a')).toBe(10);
    expect(source.asked.slice(1)).toEqual([['a', 'b']]);
  });

  it('keeps answering what it knows while asking is impossible, and rejects what it does not know', async () => {
    const errors: string[] = [];
    const answers = source.create({ onError: ({ message }) => errors.push(message) });
    await answers.get('a');

    source.away = true;
    source.now = 60_000;

    expect(await answers.get('a')).toBe(1);
    expect(answers.get('a')).toBe(1);
    await expect(answers.get('b')).rejects.toThrow('away');
    expect(errors).toEqual(['away']);
  });

  it('does not wait long for an answer that it knows', async () => {
    const answers = source.create({ patienceMs: 20 });
    await answers.get('a');

    source.silent = true;
    source.now = 60_000;

    expect(await answers.get('a')).toBe(1);
  });

  it('gives up on an answer that it does not know', async () => {
    const answers = source.create({ unknownPatienceMs: 20 });
    source.silent = true;

    await expect(answers.get('a')).rejects.toThrow('no answer within 20 ms');
  });

  it('notices by itself that asking works again, and believes no old answer from then on', async () => {
    const answers = source.create({ refreshMs: 20 });
    await answers.get('a');
    source.away = true;
    source.now = 60_000;
    await answers.get('a');

    source.away = false;
    source.answers.delete('a');
    answers.start();
    await source.untilAnswered(2);
    answers.stop();

    expect(await answers.get('a')).toBeUndefined();
  });

  it('holds a bounded number of answers, and those in use longest', async () => {
    const answers = source.create({ capacity: 2, freshMs: 800 });
    source.answers.set('c', 3);
    for (const question of ['a', 'b']) await answers.get(question);
    source.now = 801;
    await answers.get('a');

    await answers.get('c');

    expect(answers.get('a')).toBe(1);
    expect(answers.get('c')).toBe(3);
    expect(answers.get('b')).toBeInstanceOf(Promise);
  });

  it('does not let unknown questions drive out known answers', async () => {
    const answers = source.create({ capacity: 2 });
    await answers.get('a');

    for (let count = 0; count < 10; count++) await answers.get(`unknown ${count}`);

    expect(answers.get('a')).toBe(1);
  });
});
