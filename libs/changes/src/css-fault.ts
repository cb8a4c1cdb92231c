import { parse, type Root } from 'postcss';
import { isScriptAddress } from './address-fault.js';

/** What is wrong with css as a browser reads it, in words; undefined for nothing. */
export function cssFault(css: string): string | undefined {
  const { fault } = read(css);
  return fault;
}

/** The same with css of a change, which loads no other style sheet and leads to no script. */
export function sheetFault(css: string): string | undefined {
  const { root, fault } = read(css);
  if (!root) return fault;
  let imports = false;
  root.walkAtRules(({ name }) => {
    imports ||= plainCss(name).toLowerCase() === 'import';
  });
  if (imports) return 'must not contain @import, which browsers ignore there';
  return scriptFault(css);
}

/** What is wrong with the value of a property, as it is set through the object model. */
export function styleValueFault(property: string, value: string): string | undefined {
  const { root, fault } = read(`a{${property}:${value}}`);
  if (!root) return fault;
  const [rule, ...others] = root.nodes;
  const inner = rule?.type === 'rule' ? rule.nodes : [];
  const [declaration] = inner;
  if (others.length > 0 || inner.length !== 1 || declaration?.type !== 'decl' || /;\s*$/.test(value))
    return 'must be the value of one property, without a semicolon';
  if (declaration.important) return 'must not say !important: set important to true';
  return scriptFault(value);
}

/** What is wrong with the style attribute of an element. */
export function declarationsFault(css: string): string | undefined {
  const { root, fault } = read(`a{${css}}`);
  if (!root) return fault;
  if (root.nodes.length !== 1) return 'must be declarations only';
  return scriptFault(css);
}

function read(css: string): { root?: Root; fault?: string } {
  try {
    return { root: parse(css) };
  } catch (error) {
    const {
      reason = 'it cannot be parsed',
      line,
      column,
    } = error as {
      reason?: string;
      line?: number;
      column?: number;
    };
    const place = line === undefined ? '' : ` (line ${line}, column ${column})`;
    return { fault: `is not valid CSS: ${reason}${place}` };
  }
}

/** Css as it is read: without comments, and with its escapes resolved. */
const plainCss = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\\(?:([0-9a-f]{1,6})\s?|\r?\n|([\s\S]))/gi, (_, code?: string, character?: string) =>
      code === undefined ? (character ?? '') : fromCode(parseInt(code, 16)),
    );

const fromCode = (code: number): string =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';

function scriptFault(css: string): string | undefined {
  const plain = plainCss(css);
  const addresses = [...plain.matchAll(/(?:url|src|image-set)\(([^)]*)/gi)].map(([, address = '']) =>
    address.replace(/^[\s"']+/, ''),
  );
  const isOld = /expression\s*\(|-moz-binding\s*:|(?:^|[{;\s])behavior\s*:/i.test(plain);
  return isOld || addresses.some(isScriptAddress) ? 'must not lead to a script' : undefined;
}
