import { fromDatabaseError } from './database-error.js';

const failure = (code: string) => Object.assign(new Error('failed'), { driverError: { code } });

describe('fromDatabaseError', () => {
  it.each([
    ['23505', 'conflict'],
    ['22021', 'invalid'],
    ['54000', 'invalid'],
    ['EAI_AGAIN', 'unavailable'],
    ['ENETUNREACH', 'unavailable'],
    ['08006', 'unavailable'],
    ['53300', 'unavailable'],
    ['57014', 'unavailable'],
  ])('takes %s for %s', (code, kind) => {
    expect(fromDatabaseError(failure(code))?.kind).toBe(kind);
  });

  it.each(['40001', '40P01', '55P03'])(
    'says of %s that another change won, not that the database is gone',
    (code) => {
      const error = fromDatabaseError(failure(code));

      expect(error).toMatchObject({ kind: 'unavailable', retryAfterSeconds: 2 });
      expect(error?.message).not.toMatch(/database/i);
    },
  );

  it.each([failure('42601'), new TypeError('x is not a function'), 'text', undefined])(
    'leaves %p alone',
    (error) => {
      expect(fromDatabaseError(error)).toBeUndefined();
    },
  );
});
