import { DomainError } from '#libs/errors';
import type { Fault, Path } from '../faults.js';

/** What something that refuses by throwing says, as faults at a path; nothing when it does not refuse. */
export async function caught(path: Path, check: () => unknown): Promise<Fault[]> {
  try {
    await check();
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { kind, code, detail, fields } = error;
    if (kind === 'invalid' && fields.length > 0)
      return fields.map(({ field, message }) => ({
        path: field === '' ? path : [...path, ...field.split('.')],
        message,
      }));
    return [{ path, message: detail, refusal: { kind, code, detail } }];
  }
}
