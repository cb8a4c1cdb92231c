import { WorkInTime, type Task } from './work-in-time.js';

const never = new Promise<void>(() => {});
let time = 0;
let failures: unknown[];
let works: WorkInTime<string>;

beforeEach(() => {
  [time, failures] = [0, []];
  works = new WorkInTime({
    freshMs: (value) => (value === 'unfinished' ? 10 : 100),
    ...{ most: 2, now: () => time, failed: (error) => failures.push(error) },
  });
});

/** A task that ends when it is told to. */
function task(key: string): Task<string> & { done: (value: string) => void; begun: number } {
  const all: ((value: string) => void)[] = [];
  const one = {
    ...{ key, begun: 0 },
    done: (value: string) => all.shift()!(value),
    work: () => {
      one.begun++;
      return new Promise<string>((resolve) => all.push(resolve));
    },
  };
  return one;
}

const ready = (key: string, value = key): Task<string> => ({ key, work: () => Promise.resolve(value) });

describe('WorkInTime', () => {
  it('has what was worked out in time, and the rest the next time', async () => {
    const [slow, last] = [task('slow'), ready('last')];
    let leave = () => {};
    const over = new Promise<void>((resolve) => (leave = resolve));
    const first = works.take([ready('quick'), slow, last], over);
    await new Promise(setImmediate);
    leave();
    expect(await first).toEqual(['quick', undefined, undefined]);

    slow.done('at last');
    expect(await works.take([slow, last], never)).toEqual(['at last', 'last']);
    expect(slow.begun).toBe(1);
  });

  it('works out once what several ask for, and again when it is not fresh any more', async () => {
    const one = task('one');
    const both = [works.take([one], never), works.take([one], never)];
    one.done('first');
    expect(await Promise.all(both)).toEqual([['first'], ['first']]);
    expect(await works.take([one], Promise.resolve())).toEqual(['first']);
    expect(one.begun).toBe(1);

    time = 100;
    expect(await works.take([one], Promise.resolve())).toEqual(['first']);
    expect(one.begun).toBe(2);
    one.done('second');
    expect(await works.take([one], never)).toEqual(['second']);
  });

  it('takes a value for as long as that value says', async () => {
    await works.take([ready('one', 'unfinished'), ready('two')], never);

    time = 10;
    expect(await works.take([ready('one', 'done'), ready('two', 'later')], never)).toEqual(['done', 'two']);
  });

  it('tells of failures, goes on with the others, and tries again', async () => {
    const failing = { key: 'failing', work: () => Promise.reject(new Error('busy')) };

    expect(await works.take([failing, ready('other')], never)).toEqual([undefined, 'other']);
    expect(failures).toEqual([new Error('busy')]);
    expect(await works.take([ready('failing', 'works')], never)).toEqual(['works']);
  });

  it('keeps no more than it may', async () => {
    await works.take([ready('a'), ready('b'), ready('c')], never);

    expect(await works.take([ready('c', 'new'), ready('a', 'new')], never)).toEqual(['c', 'new']);
  });
});
