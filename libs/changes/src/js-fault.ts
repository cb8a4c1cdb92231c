import { parse } from 'acorn';

/** What is wrong with js, which runs as the body of a function, in words; undefined for nothing. */
export function jsFault(js: string): string | undefined {
  try {
    parse(js, { ecmaVersion: 'latest', sourceType: 'script', allowReturnOutsideFunction: true });
    return undefined;
  } catch (error) {
    const { message, loc } = error as SyntaxError & { loc?: Place };
    const reason = message.replace(/\s*\(\d+:\d+\)$/, '');
    return `is not valid JavaScript: ${reason}${placed(loc && { ...loc, column: (loc.column ?? 0) + 1 })}`;
  }
}

interface Place {
  line?: number;
  column?: number;
}

const placed = ({ line, column }: Place = {}): string =>
  line === undefined ? '' : ` (line ${line}, column ${column})`;
