import { isUrl, remembering } from '#libs/targeting';

export function isHttpUrl(value: unknown): boolean {
  return typeof value === 'string' && isHttpText(value);
}

/** Some pages are asked for most of the time. */
const isHttpText = remembering((text) => /^https?:\/\//i.test(text) && isUrl(text), {
  answers: 100,
  length: 500,
});

/** How deep attributes may be nested; rules look no deeper. */
export const maxAttributeDepth = 10;

/** Whether a value is no more deeply nested than rules look, or is not there. */
export function isNestedObject(value: unknown): boolean {
  return value === undefined || value === null || (isObject(value) && isShallow(value, maxAttributeDepth));
}

/** Whether no part of a value lies deeper than so many levels. */
export function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  for (const name in value) {
    const part = (value as Record<string, unknown>)[name];
    if (typeof part === 'object' && part !== null && !isShallow(part, levels - 1)) return false;
  }
  return true;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
