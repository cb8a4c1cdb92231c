import type { OpenAPIObject } from '@nestjs/swagger';

type Node = Record<string, unknown>;

/** A document of OpenAPI 3.0, as the framework's decorators write it, in 3.1, whose schemas are plain JSON Schema. */
export function toOpenApi31(document: OpenAPIObject): OpenAPIObject {
  return { ...(convert(document) as OpenAPIObject), openapi: '3.1.0' };
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) return (value as unknown[]).map(convert);
  if (typeof value !== 'object' || value === null) return value;
  const converted = Object.entries(value as Node).map(([name, part]) => [
    name,
    name === 'example' || name === 'examples' ? part : convert(part),
  ]);
  return withNull(withExclusiveBounds(Object.fromEntries(converted) as Node));
}

/** Bounds that are excluded were marks beside a bound, and are bounds. */
function withExclusiveBounds(schema: Node): Node {
  const bounded = { ...schema };
  for (const [mark, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof schema[mark] !== 'boolean') continue;
    delete bounded[mark];
    if (!schema[mark]) continue;
    bounded[mark] = schema[bound];
    delete bounded[bound];
  }
  return bounded;
}

/** `nullable` was a mark, and is a type among others. */
function withNull(schema: Node): Node {
  if (typeof schema['nullable'] !== 'boolean') return schema;
  const { nullable, ...rest } = schema;
  if (!nullable) return rest;
  const { allOf, anyOf, oneOf, enum: values, type, ...others } = rest;
  if (Array.isArray(allOf)) {
    const [only, another] = allOf as unknown[];
    return { ...others, anyOf: [another === undefined ? only : { allOf }, { type: 'null' }] };
  }
  if (Array.isArray(anyOf)) return { ...rest, anyOf: [...(anyOf as unknown[]), { type: 'null' }] };
  if (Array.isArray(oneOf)) return { ...rest, oneOf: [...(oneOf as unknown[]), { type: 'null' }] };
  const withNullValue = Array.isArray(values)
    ? { enum: [...new Set<unknown>([...(values as unknown[]), null])] }
    : {};
  return { ...rest, ...withNullValue, ...(typeof type === 'string' && { type: [type, 'null'] }) };
}
