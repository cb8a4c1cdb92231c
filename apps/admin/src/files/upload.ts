import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { DomainError, invalidField } from '#libs/errors';

/** A file on its way in. `content` can be read once, and throws when the form breaks off or holds more. */
export interface Upload {
  /** What the sender calls it. */
  name: string;
  content: AsyncIterable<Uint8Array>;
}

/**
 * Hands over the only file of a multipart form, at most one byte more than `maxBytes` of it. What is left of
 * the request afterwards is read and thrown away, since many senders read no answer before they are done.
 *
 * @throws DomainError `unsupported-media` for another content type, `invalid` without a file
 */
export async function takeUpload<T>(
  request: FastifyRequest,
  maxBytes: number,
  take: (upload: Upload) => Promise<T>,
): Promise<T> {
  try {
    return await take(await readUpload(request, maxBytes));
  } finally {
    request.raw.unpipe();
    request.raw.resume();
  }
}

async function readUpload(request: FastifyRequest, maxBytes: number): Promise<Upload> {
  if (!request.isMultipart()) {
    throw new DomainError('unsupported-media', 'unsupported-media-type', 'Send a multipart/form-data body.');
  }
  const limits = { fileSize: maxBytes + 1, files: 1, fields: 0, parts: 1 };
  const parts = request.parts({ limits });
  const first = await nextPart(parts);
  if (first?.type !== 'file') throw invalidField('file', 'must be an image');
  return { name: first.filename, content: alone(first.file, parts) };
}

async function* alone(
  file: AsyncIterable<Uint8Array>,
  parts: AsyncIterator<Multipart>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* file;
  } catch (error) {
    throw brokenForm(error);
  }
  if (await nextPart(parts)) throw invalidField('file', 'must be the only part of the form');
}

async function nextPart(parts: AsyncIterator<Multipart>): Promise<Multipart | undefined> {
  try {
    const next = await parts.next();
    return next.done ? undefined : next.value;
  } catch (error) {
    throw brokenForm(error);
  }
}

function brokenForm(error: unknown): DomainError {
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && /^FST_(PARTS|FILES|FIELDS)_LIMIT$/.test(code))
    return invalidField('file', 'must be the only part of the form');
  return new DomainError('malformed', 'malformed-request', 'The form cannot be read.', { cause: error });
}
