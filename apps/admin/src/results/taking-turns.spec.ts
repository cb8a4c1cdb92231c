import { TakingTurns } from './taking-turns.js';

/** Work that goes on until it is told to end. */
function work() {
  let begun = false;
  let end: (text: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const outcome = new Promise<string>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  const run = () => {
    begun = true;
    return outcome;
  };
  return {
    run,
    hasBegun: () => begun,
    end: (text: string) => end(text),
    fail: (error: Error) => fail(error),
  };
}

const others = () => new Promise(setImmediate);

describe('work that takes turns', () => {
  it('goes on so much at a time, in order', async () => {
    const turns = new TakingTurns(2);
    const works = [work(), work(), work(), work()];
    const done = works.map(({ run }) => turns.run(run));
    const begun = () => works.map(({ hasBegun }) => hasBegun());

    await others();
    expect(begun()).toEqual([true, true, false, false]);
    works[1]!.end('second');
    await others();
    expect(begun()).toEqual([true, true, true, false]);
    for (const { end } of works) end('done');

    expect(await Promise.all(done)).toEqual(['done', 'second', 'done', 'done']);
  });

  it('gives its turn on when it fails', async () => {
    const turns = new TakingTurns(1);
    const [failing, next] = [work(), work()];
    const failed = turns.run(failing.run);
    const done = turns.run(next.run);

    failing.fail(new Error('no'));
    next.end('done');

    await expect(failed).rejects.toThrow('no');
    expect(await done).toBe('done');
  });
});
