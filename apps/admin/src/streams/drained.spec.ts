import { drained } from './drained.js';

function watch(...counts: number[]) {
  const lines: string[] = [];
  const done = drained({
    read: () => Promise.resolve(counts.length > 1 ? counts.shift()! : counts[0]!),
    pause: () => Promise.resolve(),
    patience: 3,
    print: (line) => lines.push(line),
  });
  return { done, lines };
}

describe('drained', () => {
  it('waits while fewer and fewer entries wait', async () => {
    const { done, lines } = watch(9, 9, 5, 5, 1, 0);

    await done;

    expect(lines).toEqual(['9 call(s) with events wait.', 'Nothing waits in Redis.']);
  });

  it('gives up when nothing moves, also where more come', async () => {
    await expect(watch(4, 4, 4, 4).done).rejects.toThrow(
      '4 call(s) with events wait, and nothing moves them',
    );
    await expect(watch(4, 5, 6, 7).done).rejects.toThrow('start a worker');
  });
});
