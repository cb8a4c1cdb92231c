/** SQLSTATE classes: data exception, integrity constraint violation; and a value too large for an index. */
const rowFaults = /^(22|23)|^54000$/;

/**
 * SQLSTATEs of a statement that lost against another one and may win the next time: serialization, deadlock, a lock
 * that did not come in time.
 */
const conflicts = new Set(['40001', '40P01', '55P03']);

/** SQLSTATE of a statement that took more locks than the server has room for. */
const tooManyLocks = '53200';

const sqlState = /^[0-9A-Z]{5}$/;

/** SQLSTATE classes and codes of a server that cannot serve for the moment. */
const serverAway = /^(08|53|57)|^25006$|^58030$/;

const systemAway = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** The driver's own errors, and those of TypeORM, carry no code. */
const driverAway =
  /connection|timeout|not queryable|terminated|pool after calling end|is not established|driver not connected/i;

/** Errors of JavaScript itself, which are mistakes of ours whatever their words. */
const ownMistakes = new Set(['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError']);

/** Whether one row of a statement cannot be stored while others may be, for example a broken reference. */
export function isFaultOfOneRow(error: unknown): boolean {
  return rowFaults.test(codeOf(error));
}

/** Whether a row is there already that a statement wanted to add. */
function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === '23505';
}

/** Whether the same statement may succeed at once (deadlock, serialization). */
export function isLostRace(error: unknown): boolean {
  return conflicts.has(codeOf(error));
}

/** Whether fewer rows at a time may be stored where so many cannot. */
export function isTooMuchAtOnce(error: unknown): boolean {
  return codeOf(error) === tooManyLocks;
}

/** Whether the database is out of reach, stopping, full or too slow, so that a connection to it is in doubt. */
export function isOutOfReach(error: unknown): boolean {
  const code = codeOf(error);
  if (code === 'ENOENT') return (error as { syscall?: unknown }).syscall === 'connect';
  if (code !== '') return serverAway.test(code) || systemAway.has(code);
  return error instanceof Error && !ownMistakes.has(error.name) && driverAway.test(error.message);
}

/** Whether a statement was given up because it took too long, which may be the fault of what it waited for. */
export function isTooSlow(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== '') return code === '57014';
  return error instanceof Error && /query read timeout/i.test(error.message);
}

/**
 * Whether trying later makes sense: whatever the database says that is not the fault of a row, and that it is out of
 * reach. What is not understood counts as such, since it would lose data to take it for final.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (isOutOfReach(error)) return true;
  return sqlState.test(codeOf(error)) && !isFaultOfOneRow(error);
}

/** Whether the database is there and refuses for a reason that waiting alone does not remove. */
export function isRefusal(error: unknown): boolean {
  return isDatabaseAway(error) && !isOutOfReach(error) && !isLostRace(error);
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : '';
}

/**
 * Runs a statement again that lost a race, a few times; it knows by itself what is there already. A row that came
 * meanwhile all the same is such a race too.
 */
export async function retryOnSerializationFailure<T>(statement: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await statement();
    } catch (error) {
      if (tries === 5 || !(isLostRace(error) || isUniqueViolation(error))) throw error;
    }
  }
}
