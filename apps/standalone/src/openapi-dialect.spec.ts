import type { OpenAPIObject } from '@nestjs/swagger';
import { toOpenApi31 } from './openapi-dialect.js';

function convert(schema: object): unknown {
  const document = { openapi: '3.0.0', info: {}, paths: {}, components: { schemas: { One: schema } } };
  const { openapi, components } = toOpenApi31(document as unknown as OpenAPIObject);
  expect(openapi).toBe('3.1.0');
  return components!.schemas!['One'];
}

const ref = { $ref: '#/components/schemas/Other' };

it.each([
  [{ type: 'string' }, { type: 'string' }],
  [
    { type: 'string', nullable: true, example: { nullable: true } },
    { type: ['string', 'null'], example: { nullable: true } },
  ],
  [{ type: 'string', nullable: false }, { type: 'string' }],
  [
    { type: 'string', enum: ['a'], nullable: true },
    { type: ['string', 'null'], enum: ['a', null] },
  ],
  [
    { type: 'object', allOf: [ref], nullable: true, description: 'One' },
    { anyOf: [ref, { type: 'null' }], description: 'One' },
  ],
  [{ allOf: [ref, ref], nullable: true }, { anyOf: [{ allOf: [ref, ref] }, { type: 'null' }] }],
  [{ anyOf: [ref], nullable: true }, { anyOf: [ref, { type: 'null' }] }],
  [{ oneOf: [ref], nullable: true }, { oneOf: [ref, { type: 'null' }] }],
  [
    { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: false },
    { type: 'number', exclusiveMinimum: 0, maximum: 1 },
  ],
  [
    { type: 'array', items: { type: 'integer', nullable: true } },
    { type: 'array', items: { type: ['integer', 'null'] } },
  ],
  [{ properties: { nullable: { type: 'boolean' } } }, { properties: { nullable: { type: 'boolean' } } }],
])('says %j as OpenAPI 3.1 does', (before, after) => {
  expect(convert(before)).toEqual(after);
});
