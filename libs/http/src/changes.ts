import { DomainError } from '#libs/errors';

type Given<T> = { [K in keyof T]?: NonNullable<T[K]> };

/**
 * The fields of a PATCH that are to be changed: those left out or null are not.
 *
 * @throws DomainError `invalid` when nothing is left
 */
export function givenFields<T extends object>(patch: T): Given<T> {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined && value !== null);
  if (given.length === 0)
    throw new DomainError('invalid', 'validation-failed', 'Name at least one field to change.');
  return Object.fromEntries(given) as Given<T>;
}
