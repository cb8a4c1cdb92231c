import { invalidField } from '#libs/errors';

const maxBytes = 16 * 1024;
const maxKeys = 100;
const maxDepth = 10;

/**
 * Attributes that may be stored, as they are.
 *
 * @throws DomainError `invalid` for more than anybody needs
 */
export function requireAttributes(attributes: Record<string, unknown>): Record<string, unknown> {
  if (Object.keys(attributes).length > maxKeys) throw tooMuch(`${maxKeys} of them`);
  if (!isShallow(attributes, maxDepth)) throw tooMuch(`${maxDepth} levels`);
  if (Buffer.byteLength(JSON.stringify(attributes)) > maxBytes) throw tooMuch(`${maxBytes} bytes as JSON`);
  return attributes;
}

const tooMuch = (limit: string) => invalidField('attributes', `must be at most ${limit}`);

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((part) => isShallow(part, levels - 1));
}
