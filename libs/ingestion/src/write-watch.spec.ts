import { WriteWatch } from './write-watch.js';

const failure = (code: string) => Object.assign(new Error('failed'), { code });

describe('WriteWatch', () => {
  let now: number;
  let watch: WriteWatch;
  beforeEach(() => {
    now = 0;
    watch = new WriteWatch({ elapsed: () => now });
  });

  const refuse = async (code = '42501', times = 1) => {
    for (let count = 0; count < times; count++)
      await expect(watch.over(() => Promise.reject(failure(code)))).rejects.toThrow('failed');
  };

  it('is well until the third refusal in a row', async () => {
    await refuse('42501', 2);
    expect(watch.isWell).toBe(true);

    await refuse();
    expect(watch.isWell).toBe(false);
  });

  it('is well again after a write, or when no refusal came for a while', async () => {
    await refuse('42501', 3);
    expect(await watch.over(() => Promise.resolve('stored'))).toBe('stored');
    expect(watch.isWell).toBe(true);

    await refuse('42501', 3);
    now = 10_001;
    expect(watch.isWell).toBe(true);
    await refuse();
    expect(watch.isWell).toBe(false);
  });

  it.each(['57P01', 'ECONNREFUSED', '23503', '40P01'])(
    'leaves absences, faults of a row and lost races (%s) to others',
    async (code) => {
      await refuse(code, 10);

      expect(watch.isWell).toBe(true);
    },
  );
});
