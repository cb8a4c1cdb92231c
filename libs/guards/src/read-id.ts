import type { FastifyRequest } from 'fastify';
import { isId } from '#libs/entities';
import { invalidField } from '#libs/errors';
import type { IdSource } from './access.decorators.js';

/**
 * The id that a request addresses; 0, which nothing has, in place of one that no row can have.
 *
 * @throws DomainError `invalid` when there is none or it is no whole number
 */
export function readId(request: FastifyRequest, source: IdSource): number {
  const { place, field, value } = readField(request, source);
  const id = place === 'body' ? wholeNumber(value) : parseDigits(value);
  if (id === undefined) throw invalidField(field, 'must be a whole number, at least 1');
  return isId(id) ? id : 0;
}

const wholeNumber = (value: unknown): number | undefined =>
  Number.isSafeInteger(value) && Number(value) >= 1 ? Number(value) : undefined;

const parseDigits = (value: unknown): number | undefined =>
  typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : undefined;

/** Whether the request says anything there; null counts as nothing. */
export function hasField(request: FastifyRequest, source: IdSource): boolean {
  const { value } = readField(request, source);
  return value !== undefined && value !== null;
}

/**
 * Which of two places of an id the request fills; the first when neither.
 *
 * @throws DomainError `invalid` when it fills both, and differently
 */
export function filledPlace(request: FastifyRequest, { id, orElse }: IdPlaces): IdSource {
  if (orElse === undefined || !hasField(request, orElse)) return id;
  if (!hasField(request, id)) return orElse;
  if (readId(request, id) === readId(request, orElse)) return id;
  throw invalidField(readField(request, id).field, 'must be the same in body and query');
}

interface IdPlaces {
  readonly id: IdSource;
  readonly orElse?: IdSource;
}

/**
 * A text in the request.
 *
 * @throws DomainError `invalid` when there is none
 */
export function readText(request: FastifyRequest, source: IdSource): string {
  const { field, value } = readField(request, source);
  if (typeof value !== 'string' || value.trim() === '') throw invalidField(field, 'must be a text');
  return value;
}

function readField(
  request: FastifyRequest,
  source: IdSource,
): { place: string; field: string; value: unknown } {
  const [place, field] = source.split('.') as ['params' | 'body' | 'query', string];
  const values = request[place] as Record<string, unknown> | null | undefined;
  return { place, field, value: values && Object.hasOwn(values, field) ? values[field] : undefined };
}
