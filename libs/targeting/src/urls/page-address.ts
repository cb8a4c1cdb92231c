import { isWrittenAsStandard } from './canonical-url.js';
import { parseUrl } from './parse-url.js';
import { parameterForm, textForm } from './text-form.js';

/** Name and value of a parameter, in the form of comparison. */
export type Parameter = readonly [name: string, value: string];

/** The parts of an address that equality compares. */
export interface PageAddress {
  /** Scheme, host, port and path, without a slash at the end of the path. */
  readonly place: string;
  /** The path in the form of comparison, without a slash at its end. */
  readonly path: string;
  /** The same with it. */
  readonly wholePath: string;
  /** As it was written, without its question mark. */
  readonly query: string;
  /** In the form of comparison, without its hash sign; empty for none. */
  readonly fragment: string;
}

/**
 * Takes an address apart, the way the URL standard writes it: scheme and host in lower case, letters beyond ASCII of
 * the host as A-labels, no default port, no dot segments. A text that is no absolute URL is taken apart as it stands.
 */
export function readAddress(text: string): PageAddress {
  const written = isWrittenAsStandard(text) ? text : (parseUrl(text)?.href ?? text);
  const hash = written.indexOf('#');
  const end = hash < 0 ? written.length : hash;
  const questionMark = written.indexOf('?');
  const pathEnd = questionMark < 0 || questionMark > end ? end : questionMark;
  const authority = written.indexOf('://');
  const slash = authority < 0 ? 0 : written.indexOf('/', authority + 3);
  const pathStart = slash < 0 || slash > pathEnd ? pathEnd : slash;

  const wholePath = textForm(written.slice(pathStart, pathEnd));
  const path = wholePath.endsWith('/') ? wholePath.slice(0, -1) : wholePath;
  return {
    place: written.slice(0, pathStart) + path,
    path,
    wholePath,
    query: written.slice(pathEnd + 1, end),
    fragment: hash < 0 ? '' : fragmentOf(text, written.slice(hash + 1)),
  };
}

/** A fragment that is not plain was not looked at yet, and the standard drops line breaks. */
function fragmentOf(text: string, written: string): string {
  const standard = /^[!-~]*$/.test(written) ? written : (parseUrl(text)?.hash.slice(1) ?? written);
  return textForm(standard);
}

/** The path of a text that begins with a slash, as `PageAddress.path` has it. */
export function readPath(text: string): string {
  const path = parseUrl(`https://a.invalid${text}`)?.pathname ?? text;
  const form = textForm(path);
  return form.endsWith('/') ? form.slice(0, -1) : form;
}

/** The parameters of a query. An empty value and none are the same. */
export function parametersOf(query: string): Parameter[] {
  if (query === '') return [];
  return query
    .split('&')
    .filter((part) => part !== '')
    .map(parameterOf);
}

/** Reads `name` or `name=value`, as in a query. */
export function parameterOf(part: string): Parameter {
  const equals = part.indexOf('=');
  if (equals < 0) return [parameterForm(part), ''];
  return [parameterForm(part.slice(0, equals)), parameterForm(part.slice(equals + 1))];
}

/** A text that is the same for the same set of parameters, and for no other set. */
export function setOf(
  parameters: readonly Parameter[],
  isIgnored: (name: string) => boolean = () => false,
): string {
  if (parameters.length === 0) return '';
  const entries = new Set<string>();
  for (const [name, value] of parameters)
    if (!isIgnored(name)) entries.add(`${name.length} ${value.length} ${name}${value}`);
  return entries.size < 2 ? (entries.values().next().value ?? '') : [...entries].sort().join('');
}
