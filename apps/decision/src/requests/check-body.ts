import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Static, TObject } from 'typebox';
import { isHttpUrl, isIdText, isShallow } from '#libs/evaluation';
import { type FieldFaults, isObject } from './fields.js';
import { readTime } from './event-time.js';
import type { Rule } from './schemas.js';
import { isKeepable, isStorable } from './texts.js';

const ajv = new Ajv({
  removeAdditional: false,
  coerceTypes: false,
  allErrors: true,
  allowUnionTypes: true,
  formats: {
    id: isIdText,
    storable: isStorable,
    uri: isHttpUrl,
    'date-time': (text: string) => readTime(text) !== undefined,
  },
});
for (const keyword of ['rule', 'missing', 'example']) ajv.addKeyword(keyword);
/** Lengths are those of JavaScript, as everywhere else in the product; `maxLength` counts code points. */
ajv.addKeyword({
  keyword: 'maxUnits',
  type: 'string',
  schemaType: 'number',
  errors: false,
  validate: (units: number, value: string) => value.length <= units,
});
ajv.addKeyword({
  keyword: 'maxLevels',
  type: 'object',
  schemaType: 'number',
  errors: false,
  validate: (levels: number, value: unknown) => isShallow(value, levels),
});
ajv.addKeyword({
  keyword: 'keepableLevels',
  type: 'object',
  schemaType: 'number',
  errors: false,
  validate: (levels: number, value: unknown) => isKeepable(value, levels),
});
ajv.addKeyword({
  keyword: 'maxBytes',
  type: ['object', 'string'],
  schemaType: 'number',
  errors: false,
  validate: (bytes: number, value: unknown) =>
    Buffer.byteLength(typeof value === 'string' ? value : JSON.stringify(value)) <= bytes,
});

/** Nobody reads more of them. */
const maxUnknown = 100;

/** What a field of a schema says of itself. */
interface Field {
  readonly rule: Rule;
  readonly missing?: string;
}

/**
 * Checks bodies by a schema. All that is wrong is named in `faults`: a sentence for each field, unknown ones first, the others in the order of
 * the schema.
 *
 * @returns whether nothing is
 */
export function bodyChecker<T extends TObject>(
  schema: T,
): (body: unknown, faults: FieldFaults) => body is Static<T> {
  const validate: ValidateFunction = ajv.compile(schema);
  const fields = Object.entries(schema.properties as unknown as Record<string, Field>);
  return (body, faults): body is Static<T> => {
    if (validate(body)) return true;
    if (!isObject(body)) {
      faults.add('', 'must be a JSON object');
      return false;
    }
    const errors = validate.errors ?? [];
    for (const name of unknownOf(errors)) faults.add(name, 'is not a known field');
    const wrong = new Set(errors.map(fieldOf));
    for (const [name, field] of fields) if (wrong.has(name)) addFault(faults, name, field, body[name]);
    return false;
  };
}

function unknownOf(errors: readonly ErrorObject[]): string[] {
  const names = errors.flatMap(({ keyword, params }) =>
    keyword === 'additionalProperties' ? [String(params['additionalProperty'])] : [],
  );
  return names.slice(0, maxUnknown);
}

/** The field of a body that an error is about. */
function fieldOf({ keyword, params, instancePath }: ErrorObject): string {
  return keyword === 'required' && instancePath === ''
    ? String(params['missingProperty'])
    : (instancePath.split('/')[1] ?? '');
}

function addFault(faults: FieldFaults, name: string, { rule, missing }: Field, value: unknown): void {
  const isMissing = value === undefined || value === null;
  if (isMissing && missing !== undefined) faults.add(name, missing);
  else if (typeof rule === 'string') faults.add(name, rule);
  else {
    const { message, code } = rule(value);
    faults.add(name, message, code);
  }
}
