import { ValueHistory } from './value-history.js';

const subject = { projectId: 1, type: 'purchase' };
const judge = async (before: readonly number[], values: readonly number[]): Promise<boolean[]> => {
  const history = new ValueHistory(() => Promise.resolve(before));
  const odd: boolean[] = [];
  for (const value of values) odd.push(await history.isOdd(subject, value));
  return odd;
};

describe('ValueHistory', () => {
  it.each<[string, number[], number[], boolean[]]>([
    ['a value a million times larger than usual', [20, 30, 40], [3.1e7, 2.9e7], [true, false]],
    ['one a million times smaller', [20, 30, 40], [2.9e-5, 3.1e-5], [true, false]],
    ['its absolute value', [20, -30, 40], [-9e8], [true]],
    ['nothing before there are a few values', [20, 30], [9e8], [false]],
    ['no zero', [20, 30, 40], [0], [false]],
    [
      'what it has found, again and again',
      [20, 30, 40],
      [9e8, 9e8, 9e8, 9e8, 9e8, 35],
      [true, true, true, true, true, false],
    ],
    ['by those that came since', [], [20, 30, 40, 9e8], [false, false, false, true]],
  ])('finds %s', async (_, before, values, odd) => {
    expect(await judge(before, values)).toEqual(odd);
  });

  it('keeps types and projects apart, and goes on without what came before', async () => {
    const history = new ValueHistory(() => Promise.reject(new Error('away')));
    for (const value of [20, 30, 40]) await history.isOdd(subject, value);

    expect(await history.isOdd({ ...subject, type: 'refund' }, 9e8)).toBe(false);
    expect(await history.isOdd({ ...subject, projectId: 2 }, 9e8)).toBe(false);
    expect(await history.isOdd(subject, 9e8)).toBe(true);
  });
});
