import type { OpenAPIObject } from '@nestjs/swagger';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** The parts of a schema that an example is made from. */
interface Schema {
  $ref?: string;
  type?: string;
  example?: unknown;
  enum?: unknown[];
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
}

/**
 * A value that the schema describes: examples of the fields where they have one, something plain for the
 * required ones without, and nothing for the rest. Undefined for what is not JSON, such as a form.
 */
export function exampleOf(described: Schemas[string], schemas: Schemas): unknown {
  const schema = described as Schema;
  if (schema.example !== undefined) return schema.example;
  if (schema.$ref) return exampleOf(schemas[nameIn(schema.$ref)] ?? {}, schemas);
  if (schema.allOf?.[0]) return exampleOf(schema.allOf[0], schemas);
  if (schema.oneOf?.[0]) return exampleOf(schema.oneOf[0], schemas);
  if (schema.anyOf?.[0]) return exampleOf(schema.anyOf[0], schemas);
  if (schema.enum) return schema.enum[0];
  if (schema.properties) return exampleObject(schema, schemas);
  if (schema.type === 'array') return schema.items ? [exampleOf(schema.items, schemas)] : [];
  return plain[schema.type ?? ''];
}

const nameIn = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

const plain: Record<string, unknown> = { string: 'text', integer: 1, number: 1, boolean: true, object: {} };

function exampleObject(
  { properties = {}, required = [] }: Schema,
  schemas: Schemas,
): Record<string, unknown> {
  const shown = Object.entries(properties).filter(
    ([name, property]) => required.includes(name) || hasExample(property),
  );
  return Object.fromEntries(
    shown.map(([name, property]) => [name, exampleOf(property as Schemas[string], schemas)]),
  );
}

const hasExample = ({ example }: Schema): boolean => example !== undefined;
