import type { FastifyInstance } from 'fastify';
import { DomainError, invalidField } from '#libs/errors';
import { bodyLimitsOf } from './body-limits.js';
import { decodeUtf8 } from './decode-utf8.js';
import { readJson } from './read-json.js';

/** Makes JSON the only body that is understood; an empty body counts as none. */
export function parseJsonBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let value: unknown;
    try {
      value = readHarmless(decodeUtf8(body as Buffer), request.routeOptions.url);
    } catch (error) {
      done(error as Error);
      return;
    }
    done(null, value);
  });
}

function readHarmless(text: string, route: string | undefined): unknown {
  const value = readJson(text, bodyLimitsOf(route));
  const poison = findPoison(value);
  if (poison !== undefined) throw poisonError(poison);
  return value;
}

function poisonError(field: string): DomainError {
  return invalidField(field, 'is a name that no field or attribute may have');
}

/**
 * The path of a field, anywhere in a body, whose name could change what objects are once they are copied. The
 * parser leaves it as a field like others; what comes behind it would take it for an attack and drop it without a
 * word, so that a rule on such an attribute would hold for everybody.
 */
function findPoison(value: unknown, path = ''): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const field = path === '' ? name : `${path}.${name}`;
    if (poisonous.has(name)) return field;
    const found = findPoison(inner, field);
    if (found !== undefined) return found;
  }
  return undefined;
}

const poisonous = new Set(['__proto__', 'prototype', 'constructor']);
