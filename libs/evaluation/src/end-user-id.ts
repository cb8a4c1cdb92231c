const maxIdBytes = 128;

/** Whether a text can be an id of an end user or event: 1 to 128 bytes in UTF-8, and PostgreSQL can hold it. */
export function isIdText(text: string): boolean {
  if (text.length === 0 || text.length > maxIdBytes) return false;
  let bytes = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.codePointAt(index) as number;
    if (code === 0 || (code >= 0xd800 && code <= 0xdfff)) return false;
    if (code > 0xffff) index++;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes <= maxIdBytes;
}

/** An end user's id in its text form; undefined when it is none: 42 and "42" are the same end user. */
export function endUserIdText(value: unknown): string | undefined {
  if (typeof value === 'string') return isIdText(value) ? value : undefined;
  return Number.isSafeInteger(value) && (value as number) >= 0 ? String(value) : undefined;
}
