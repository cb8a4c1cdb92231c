import { DomainError } from '#libs/errors';
import { isStorable } from '#libs/http';
import type { Fault } from '../writer/faults.js';
import { matchesRevision, type Match } from '../writer/if-match.js';
import type { DocumentStyle } from './document-style.js';

/** What a request says beside the document itself. */
export interface DocumentRequest {
  /** The state that it was made for. */
  match: Match;
  note?: string;
  opensToEverybody?: boolean;
  /** The rest. */
  sent: Record<string, unknown>;
  faults: Fault[];
}

const maxNote = 1_000;

/**
 * Takes apart what a request says about itself and the document that it brings.
 *
 * @throws DomainError `revision-needed` when it names no state, `malformed` when it names two
 */
export function readRequest(
  body: unknown,
  { style, ifMatch }: { style: DocumentStyle; ifMatch?: string },
): DocumentRequest {
  if (body !== undefined && (typeof body !== 'object' || body === null || Array.isArray(body)))
    throw new DomainError('invalid', 'validation-failed', 'The document must be a JSON object.');
  const rest = { ...(body as Record<string, unknown> | undefined) };
  const take = (name: string): unknown => {
    const value = rest[style.name(name)];
    delete rest[style.name(name)];
    return value;
  };
  const [revision, note, opens] = [take('revision'), take('note'), take('opensToEverybody')];
  // It follows from the shares, and answers carry it.
  take('notStarted');
  const faults: Fault[] = [];
  if (note !== undefined && note !== null && !(isStorable(note) && note.length <= maxNote))
    faults.push({ path: ['note'], message: `must be a text of at most ${maxNote} characters` });
  if (opens !== undefined && opens !== null && typeof opens !== 'boolean')
    faults.push({ path: ['opensToEverybody'], message: 'must be true or false' });
  return {
    match: readMatch(revision, ifMatch, style),
    note: typeof note === 'string' ? note : undefined,
    opensToEverybody: opens === true ? true : undefined,
    ...{ sent: rest, faults },
  };
}

function readMatch(revision: unknown, ifMatch: string | undefined, style: DocumentStyle): Match {
  if (revision === undefined || revision === null) {
    if (ifMatch === undefined) throw revisionNeeded();
    return ifMatch;
  }
  if (!Number.isInteger(revision) || Number(revision) < 1) {
    const { field, pointer } = style.naming(['revision']);
    const fields = [{ field, pointer, message: 'must be the revision of a document' }];
    throw new DomainError('invalid', 'validation-failed', 'Some fields are not valid.', { fields });
  }
  if (ifMatch !== undefined && !matchesRevision(ifMatch, Number(revision)))
    throw new DomainError(
      'malformed',
      'malformed-request',
      'The revision and the If-Match header name different states.',
    );
  return Number(revision);
}

const revisionNeeded = (): DomainError =>
  new DomainError(
    'precondition-needed',
    'revision-needed',
    'Send the revision of the document you read, as `revision` or in the If-Match header.',
  );
