import { invalidField } from '#libs/errors';
import type { EventReference } from '#libs/ingestion';

const form = /^(\d{1,15})-(\d{1,16})$/;

/** What leads to the events that are older than one. */
export const cursorAfter = ({ id, occurredAt }: { id: number; occurredAt: Date }): string =>
  `${occurredAt.getTime()}-${id}`;

/**
 * The event after which a page begins; undefined for the first page.
 *
 * @throws DomainError invalid for what is no cursor of such a list
 */
export function readCursor(cursor: string | null | undefined): EventReference | undefined {
  if (cursor === undefined || cursor === null || cursor === '') return undefined;
  const [, time, id] = form.exec(cursor) ?? [];
  const reference = { occurredAt: Number(time), id: Number(id) };
  if (!(reference.occurredAt <= 8.64e15) || !Number.isSafeInteger(reference.id))
    throw invalidField('cursor', 'must be the X-Next-Cursor of an answer');
  return reference;
}
