import type { FastifyRequest } from 'fastify';
import { invalidField, notFound } from '#libs/errors';
import type { IdSource } from './access.decorators.js';

const largestId = 2_147_483_647;

/**
 * The id that a request addresses.
 *
 * @throws DomainError `invalid` when there is none or it is no whole number, `not-found` beyond any id
 */
export function readId(request: FastifyRequest, source: IdSource): number {
  const [place, field] = source.split('.') as ['params' | 'body' | 'query', string];
  const values = request[place] as Record<string, unknown> | null | undefined;
  const value = values && Object.hasOwn(values, field) ? values[field] : undefined;
  const number = place === 'body' ? value : parseDigits(value);
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0) {
    throw invalidField(field, 'must be a whole number');
  }
  if (number < 1 || number > largestId) throw notFound('id');
  return number;
}

const parseDigits = (value: unknown): number | undefined =>
  typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
