import { isPublicId } from './fields.js';

/** Whether a value can name a project. */
export function isProjectReference(value: unknown): value is number | string {
  return Number.isSafeInteger(value) || isPublicId(value);
}

export const projectRule = 'must be an integer or a public id';
