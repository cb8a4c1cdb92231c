import { createParser } from 'css-selector-parser';
import { splitSelector } from './split-selector.js';

/** What is wrong with a selector, in words; undefined for nothing. Pseudo-classes that are newer than the parser are let through. */
export function selectorFault(selector: string): string | undefined {
  try {
    parseSelector(selector.replace(/\/\*[\s\S]*?\*\//g, ' '));
    return undefined;
  } catch (error) {
    return `is not a valid CSS selector: ${(error as Error).message.replace(/^css-selector-parser parse error: /, '')}`;
  }
}

/** The same where `>>>` may step into shadow roots. */
export function deepSelectorFault(selector: string): string | undefined {
  for (const part of splitSelector(selector)) {
    if (part === '') return 'needs a selector before and after >>>';
    const fault = selectorFault(part);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

const parseSelector = createParser({
  strict: true,
  syntax: {
    baseSyntax: 'latest',
    pseudoClasses: { unknown: 'accept' },
    pseudoElements: { unknown: 'accept' },
  },
});
