import { parseFragment } from 'parse5';
import { attributeFault, attributeNameFault, isPlainAttribute } from './attribute-fault.js';
import { actions, positions, type Action } from './change.js';
import { changeLimits as limits } from './change-limits.js';
import { sheetFault, styleValueFault } from './css-fault.js';
import { htmlFault, singleElementFault } from './html-fault.js';
import { deepSelectorFault } from './selector-fault.js';

/** What is wrong with a change, and where: nothing of `index` or `field` is about all changes, or all of one. */
export interface ChangeFault {
  index?: number;
  field?: string;
  message: string;
}

type Fields = Readonly<Record<string, unknown>>;
/** What is wrong with a value, in words; undefined for nothing. */
type Check = (value: unknown, change: Fields) => string | undefined;
interface Field {
  check: Check;
  optional?: true;
}

/**
 * What is wrong with the changes of a variation; nothing when they can be saved. Every fault is told, one a field.
 *
 * @param changes as a request has them
 */
export function changeFaults(changes: unknown): ChangeFault[] {
  if (!Array.isArray(changes)) return [{ message: 'must be a list of changes' }];
  if (changes.length > limits.changes) return [{ message: `must be at most ${limits.changes}` }];
  const bytes = new TextEncoder().encode(JSON.stringify(changes)).length;
  if (bytes > limits.bytes)
    return [
      { message: `must have at most ${limits.bytes / 1024} KiB together, and these have ${bytes} bytes` },
    ];
  // Not `flatMap`, which leaves out what is not there.
  return Array.from<unknown>(changes).flatMap((change, index) =>
    faultsOf(change).map((fault) => ({ index, ...fault })),
  );
}

function faultsOf(change: unknown): ChangeFault[] {
  if (typeof change !== 'object' || change === null || Array.isArray(change))
    return [{ message: 'must be an object with an action' }];
  const given = change as Fields;
  const { action } = given;
  if (!actions.includes(action as Action))
    return [{ field: 'action', message: `must be one of ${actions.join(', ')}` }];
  const fields = { ...fieldsOf[action as Action] };
  const unknown = Object.keys(given).filter((name) => name !== 'action' && !Object.hasOwn(fields, name));
  const faults = unknown.map((field) => ({ field, message: `is not a field of ${action as Action}` }));
  for (const [field, { check, optional = false }] of Object.entries(fields)) {
    const isThere = Object.hasOwn(given, field) && given[field] !== undefined;
    if (!isThere && optional) continue;
    const message = isThere ? check(given[field], given) : 'is missing';
    if (message !== undefined) faults.push({ field, message });
  }
  if (action === 'class' && faults.length === 0 && classesIn(given).length === 0)
    faults.push({ field: 'add', message: 'must have a class, or remove must' });
  return faults;
}

/** A text of bounded length that can be stored, and whatever else is demanded of it. */
const text =
  (max: number, ...checks: ((text: string) => string | undefined)[]): Check =>
  (value) => {
    if (typeof value !== 'string') return 'must be a text';
    if (/[\0\p{Cs}]/u.test(value)) return 'must be a text without NUL or broken characters';
    if (value.length > max) return `must have at most ${max} characters`;
    for (const check of checks) {
      const fault = check(value);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };

const notBlank = (value: string) => (value.trim() === '' ? 'must not be empty' : undefined);
const oneOf =
  (values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value) ? undefined : `must be one of ${values.join(', ')}`;

const selector: Field = { check: text(limits.selector, notBlank, deepSelectorFault) };
const position: Field = { check: oneOf(positions) };

const attributeName = text(limits.name, (name) => {
  if (!/^[a-z_][\w.-]*(?::[a-z_][\w.-]*)?$/i.test(name)) return 'must be the name of an attribute';
  if (name.toLowerCase() === 'style') return 'must not be style: use the action style';
  return attributeNameFault(name);
});

const attributeValue: Check = (value, { name }) => {
  if (value === null) return undefined;
  const isPlain = typeof name !== 'string' || isPlainAttribute(name);
  return text(limits.attribute, (written) =>
    isPlain || attributeNameFault(name) !== undefined
      ? undefined
      : (attributeFault(name, written) ?? attributeFault(name, decoded(written))),
  )(value, {});
};

/** A text with its character references resolved, as some other tool may do before it is shown. */
function decoded(value: string): string {
  const [element] = parseFragment(`<i title="${value.replaceAll('"', '&quot;')}">`).childNodes;
  return element && 'attrs' in element ? element.attrs[0]!.value : value;
}

const property = text(limits.name, (name) =>
  /^(?:--[^\s:;{}"'()[\]\\/]+|-?[a-z][a-z-]*)$/.test(name)
    ? undefined
    : 'must be a CSS property, such as background-color',
);

const styleValue: Check = (value, { property: name }) =>
  text(limits.style, notBlank, (written) =>
    typeof name === 'string' && property(name, {}) === undefined ? styleValueFault(name, written) : undefined,
  )(value, {});

const className = text(limits.name, (name) =>
  name === '' || /\s/.test(name) ? 'must hold names of classes without blanks' : undefined,
);

const classes: Field = {
  optional: true,
  check(value, change) {
    if (!Array.isArray(value)) return 'must be a list of classes';
    if (value.length > limits.classes) return `must hold at most ${limits.classes} classes`;
    for (const name of Array.from<unknown>(value)) {
      const fault = className(name, change);
      if (fault !== undefined) return fault;
    }
    const { add, remove } = change;
    if (value !== remove || !Array.isArray(add)) return undefined;
    const both = (value as unknown[]).find((name) => add.includes(name));
    return both === undefined ? undefined : `must not hold ${both as string}, which add holds too`;
  },
};

const classesIn = ({ add = [], remove = [] }: Fields): unknown[] => [
  ...(add as unknown[]),
  ...(remove as unknown[]),
];

const fieldsOf: Readonly<Record<Action, Readonly<Record<string, Field>>>> = {
  text: { selector, value: { check: text(limits.text) } },
  html: { selector, value: { check: text(limits.html, htmlFault) } },
  attribute: { selector, name: { check: attributeName }, value: { check: attributeValue } },
  style: {
    selector,
    property: { check: property },
    value: { check: styleValue },
    important: { check: oneOf([true, false]), optional: true },
  },
  class: { selector, add: classes, remove: classes },
  hide: { selector },
  remove: { selector },
  move: { selector, target: selector, position },
  insert: {
    target: selector,
    position,
    value: { check: text(limits.html, notBlank, htmlFault, singleElementFault) },
  },
  css: { value: { check: text(limits.bytes, notBlank, sheetFault) } },
};
