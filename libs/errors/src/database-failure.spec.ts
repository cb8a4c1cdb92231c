import {
  isDatabaseAway,
  isFaultOfOneRow,
  isLostRace,
  isOutOfReach,
  isRefusal,
  isTooMuchAtOnce,
  retryOnSerializationFailure,
} from './database-failure.js';

const failure = (code: string) => Object.assign(new Error('failed'), { code });

describe('What a failed statement means', () => {
  it.each(['23503', '23505', '22021', '22003', '54000'])('blames one row for %s', (code) => {
    expect(isFaultOfOneRow(failure(code))).toBe(true);
    expect(isDatabaseAway(failure(code))).toBe(false);
  });

  it.each([
    'ECONNREFUSED',
    'ECONNRESET',
    '57P01',
    '57P03',
    '57014',
    '53300',
    '53100',
    '08006',
    '25006',
    'EAI_AGAIN',
    'ENETUNREACH',
  ])('takes the database for away after %s', (code) => {
    expect(isDatabaseAway(failure(code))).toBe(true);
    expect(isFaultOfOneRow(failure(code))).toBe(false);
  });

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Query read timeout',
    'Connection is not established with postgres database',
    'Driver not Connected',
    'Cannot use a pool after calling end on the pool',
  ])('knows the words of the driver: %s', (message) => {
    expect(isDatabaseAway(new Error(message))).toBe(true);
  });

  it.each(['42601', '42501', '42P01', '26000', 'XX000', '0A000', 'ZZ999'])(
    'waits after %s, which no row is to blame for and which may pass',
    (code) => {
      expect(isDatabaseAway(failure(code))).toBe(true);
      expect(isFaultOfOneRow(failure(code))).toBe(false);
      expect(isRefusal(failure(code))).toBe(true);
      expect(isOutOfReach(failure(code))).toBe(false);
    },
  );

  it.each(['40001', '40P01', '55P03'])('tries again after %s, and then waits', (code) => {
    expect(isLostRace(failure(code))).toBe(true);
    expect(isDatabaseAway(failure(code))).toBe(true);
    expect(isRefusal(failure(code))).toBe(false);
  });

  it('takes fewer rows when there is no room for so many locks', () => {
    expect(isTooMuchAtOnce(failure('53200'))).toBe(true);
    expect(isTooMuchAtOnce(failure('53300'))).toBe(false);
  });

  it.each([
    new TypeError('x is not a function'),
    new TypeError("Cannot read properties of undefined (reading 'connection')"),
    Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' }),
    undefined,
    'text',
  ])('excuses no mistake of our own: %p', (error) => {
    expect(isDatabaseAway(error) || isFaultOfOneRow(error) || isLostRace(error)).toBe(false);
  });
});

describe('retryOnSerializationFailure', () => {
  it('runs a statement again that lost a race', async () => {
    let runs = 0;

    const result = await retryOnSerializationFailure(() =>
      ++runs < 3 ? Promise.reject(failure('40P01')) : Promise.resolve('won'),
    );

    expect(result).toBe('won');
    expect(runs).toBe(3);
  });

  it('gives up after five tries, and at once for any other reason', async () => {
    let runs = 0;
    const losing = (code: string) => () => {
      runs++;
      return Promise.reject(failure(code));
    };

    await expect(retryOnSerializationFailure(losing('40001'))).rejects.toThrow();
    expect(runs).toBe(5);

    await expect(retryOnSerializationFailure(losing('23503'))).rejects.toThrow();
    expect(runs).toBe(6);
  });
});
