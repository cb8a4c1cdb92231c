import type { TSchema } from 'typebox';

type Described = Record<string, unknown>;

/** What is said in descriptions, or to callers. */
const unspoken = new Set([
  'rule',
  'missing',
  'maxLevels',
  'keepableLevels',
  'maxBytes',
  '~kind',
  '~optional',
  '~unsafe',
]);
/** Forms that are ours; in the document a pattern or the description says what they are. */
const ownFormats: unknown[] = ['id', 'storable'];

/**
 * A schema as descriptions of routes have it, which are those of OpenAPI 3.0 until the document is whole: without what is ours, and
 * null as a mark of the field.
 */
export function describeSchema(schema: TSchema): Described {
  return describe(schema) as Described;
}

function describe(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(describe);
  if (typeof value !== 'object' || value === null) return value;
  const { anyOf, ...rest } = value as Described;
  const described: Described = {};
  for (const [name, part] of Object.entries(rest)) Object.assign(described, describeKeyword(name, part));
  return Array.isArray(anyOf) ? { ...describeChoice(anyOf), ...described } : described;
}

function describeKeyword(name: string, part: unknown): Described {
  if (unspoken.has(name) || (name === 'format' && ownFormats.includes(part))) return {};
  switch (name) {
    case 'example':
      return { example: part };
    case 'properties':
      return {
        properties: Object.fromEntries(
          Object.entries(part as Described).map(([key, one]) => [key, describe(one)]),
        ),
      };
    case 'maxUnits':
      return { maxLength: part };
    case 'exclusiveMinimum':
      return { minimum: part, exclusiveMinimum: true };
    case 'exclusiveMaximum':
      return { maximum: part, exclusiveMaximum: true };
    case 'const':
      return { enum: [part] };
    default:
      return { [name]: describe(part) };
  }
}

function describeChoice(choices: readonly unknown[]): Described {
  const isNull = (choice: unknown) => (choice as Described)['type'] === 'null';
  const nullable = choices.some(isNull) ? { nullable: true } : {};
  const described = choices.filter((choice) => !isNull(choice)).map(describe);
  if (described.length === 1) return { ...(described[0] as Described), ...nullable };
  // A choice within a choice is one of all.
  const flat = described.flatMap((one) => {
    const inner = one as Described;
    return Array.isArray(inner['anyOf']) && Object.keys(inner).length === 1
      ? (inner['anyOf'] as unknown[])
      : [inner];
  });
  return flat.length === 1 ? { ...(flat[0] as Described), ...nullable } : { anyOf: flat, ...nullable };
}
