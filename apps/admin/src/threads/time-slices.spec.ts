import { inSlices, TimeSlices } from './time-slices.js';

describe('slices of time', () => {
  it('let others have their turn once five milliseconds are used up', async () => {
    let now = 100;
    const slices = new TimeSlices(() => now);
    const done: string[] = [];
    const step = async (name: string, takesMs: number) => {
      now += takesMs;
      done.push(name);
      await slices.next();
    };
    setImmediate(() => done.push('other'));

    await step('a', 2);
    await step('b', 2);
    await step('c', 1);
    setImmediate(() => done.push('another'));
    await step('d', 4);
    await step('e', 0);

    expect(done).toEqual(['a', 'b', 'c', 'other', 'd', 'e']);
    expect(slices.isOver).toBe(false);
  });

  it('make pieces of texts that take no longer to make', async () => {
    let now = 0;
    let others = 0;
    const textOf = (text: string) => {
      now += 2;
      return text;
    };
    const pieces: string[] = [];

    for await (const piece of inSlices([...'abcdefg'], textOf, new TimeSlices(() => now))) {
      pieces.push(piece);
      setImmediate(() => (others += 1));
    }

    expect(pieces).toEqual(['abc', 'def', 'g']);
    expect(others).toBe(3);
  });
});
