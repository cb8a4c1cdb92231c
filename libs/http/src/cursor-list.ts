import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { isId } from '#libs/entities';
import { invalidField } from '#libs/errors';
import { QueryIntegerField, TextField } from './fields/index.js';

const defaultLimit = 100;

/** The query of a list of the integration API. */
export class CursorListQuery {
  @QueryIntegerField({
    ...{ optional: true, min: 1, max: 1000, example: 100 },
    description: 'Rows at most; 100 by default',
  })
  limit?: number | null;

  @TextField({ optional: true, max: 200, example: '', description: '`X-Next-Cursor` of the answer before' })
  cursor?: string | null;
}

/** A part of a list, and where the next part begins; no cursor at the end. */
export interface CursorPage<T> {
  items: T[];
  nextCursor?: string;
}

/** How many rows to read to make a page: one more than shown, which tells whether there are more. */
export const rowsToRead = ({ limit }: CursorListQuery): number => (limit ?? defaultLimit) + 1;

/**
 * The page that begins with these rows.
 *
 * @param rows up to `rowsToRead(query)` of them
 * @param cursorOf what leads to the rows after the one it is given
 */
export function cursorPage<T>(
  query: CursorListQuery,
  rows: readonly T[],
  cursorOf: (last: T) => string,
): CursorPage<T> {
  const items = rows.slice(0, query.limit ?? defaultLimit);
  const last = rows.length > items.length ? items.at(-1) : undefined;
  return { items, nextCursor: last === undefined ? undefined : cursorOf(last) };
}

/**
 * The id after which a page of rows in id order begins; 0 for the first page.
 *
 * @throws DomainError `invalid` for what is no cursor of such a list
 */
export function idCursor({ cursor }: CursorListQuery): number {
  if (cursor === undefined || cursor === null || cursor === '') return 0;
  const id = /^\d+$/.test(cursor) ? Number(cursor) : -1;
  if (id === 0 || isId(id)) return id;
  throw invalidField('cursor', 'must be the X-Next-Cursor of an answer');
}

/** Names the next page in the headers `Link` and `X-Next-Cursor`; the answer itself is the bare list. */
export function linkNext<T>(reply: FastifyReply, { items, nextCursor }: CursorPage<T>): T[] {
  if (nextCursor === undefined) return items;
  const [path, search] = reply.request.url.split('?') as [string, string | undefined];
  const query = new URLSearchParams(search);
  query.set('cursor', nextCursor);
  void reply.header('x-next-cursor', nextCursor).header('link', `<${path}?${query.toString()}>; rel="next"`);
  return items;
}

/** Describes the answer of a route that ends with `linkNext`. */
export function ApiCursorList(type: new () => object): MethodDecorator {
  const text = { schema: { type: 'string' } } as const;
  return applyDecorators(
    ApiOkResponse({
      type: [type],
      headers: {
        Link: { description: 'The address of the next page, with `rel="next"`; absent on the last', ...text },
        'X-Next-Cursor': { description: 'The `cursor` of the next page; absent on the last', ...text },
      },
    }),
  );
}
