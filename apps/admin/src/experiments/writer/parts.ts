import { notFound } from '#libs/errors';

interface Identified {
  id: number;
}

/**
 * Parts of which one changes; what is not said of a part stays.
 *
 * @throws DomainError not-found
 */
export function changedPart<Fields>(
  parts: readonly Identified[],
  id: number,
  fields: Fields,
  what: string,
): (Identified & Partial<Fields>)[] {
  if (parts.every((part) => part.id !== id)) throw notFound(what);
  return parts.map((part) => ({ id: part.id, ...(part.id === id ? fields : ({} as Partial<Fields>)) }));
}

/**
 * Parts without one of them.
 *
 * @throws DomainError not-found
 */
export function withoutPart(parts: readonly Identified[], id: number, what: string): Identified[] {
  if (parts.every((part) => part.id !== id)) throw notFound(what);
  return parts.filter((part) => part.id !== id).map((part) => ({ id: part.id }));
}
