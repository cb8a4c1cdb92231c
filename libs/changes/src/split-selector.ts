/**
 * The parts of a selector around `>>>`, each of which is looked for in the open shadow root of what the part before
 * it finds. What stands in quotes, brackets or parentheses, or is escaped, does not split.
 */
export function splitSelector(selector: string): string[] {
  const parts = [''];
  for (const [piece] of selector.matchAll(
    /\\.|"(?:\\.|[^"])*"|'(?:\\.|[^'])*'|\[(?:"[^"]*"|'[^']*'|[^\]])*\]|>>>|./gs,
  ))
    if (piece === '>>>') parts.push('');
    else parts[parts.length - 1] += piece;
  return parts.map((part) => part.trim());
}
