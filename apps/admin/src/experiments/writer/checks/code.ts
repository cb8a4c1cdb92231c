import { parse as parseJs } from 'acorn';
import { createParser } from 'css-selector-parser';
import { parse as parseCss } from 'postcss';

/** What is wrong with css as a browser reads it, in words; undefined for nothing. */
export function cssFault(css: string): string | undefined {
  try {
    parseCss(css);
    return undefined;
  } catch (error) {
    const { reason = 'it cannot be parsed', line, column } = error as { reason?: string } & Place;
    return `is not valid CSS: ${reason}${placed({ line, column })}`;
  }
}

/** The same with js, which runs as the body of a function. */
export function jsFault(js: string): string | undefined {
  try {
    parseJs(js, { ecmaVersion: 'latest', sourceType: 'script', allowReturnOutsideFunction: true });
    return undefined;
  } catch (error) {
    const { message, loc } = error as SyntaxError & { loc?: Place };
    const reason = message.replace(/\s*\(\d+:\d+\)$/, '');
    return `is not valid JavaScript: ${reason}${placed(loc && { ...loc, column: (loc.column ?? 0) + 1 })}`;
  }
}

/** The same with a selector; pseudo-classes that are newer than the parser are let through. */
export function selectorFault(selector: string): string | undefined {
  try {
    parseSelector(selector.replace(/\/\*[\s\S]*?\*\//g, ' '));
    return undefined;
  } catch (error) {
    return `is not a valid CSS selector: ${(error as Error).message.replace(/^css-selector-parser parse error: /, '')}`;
  }
}

export const codeFault = { css: cssFault, js: jsFault };

interface Place {
  line?: number;
  column?: number;
}

const placed = ({ line, column }: Place = {}): string =>
  line === undefined ? '' : ` (line ${line}, column ${column})`;

const parseSelector = createParser({
  strict: true,
  syntax: {
    baseSyntax: 'latest',
    pseudoClasses: { unknown: 'accept' },
    pseudoElements: { unknown: 'accept' },
  },
});
