import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';
import { format } from 'prettier';
import { describeProduct } from '../../apps/standalone/src/openapi.js';
import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';

let app: TestApp;
let document: OpenAPIObject;
/** Routes as the server has them, but for the pages of the documentation. */
const served = new Set<string>();

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const pages = /^\/(docs|redoc|console|openapi\.(json|yaml)|static)(\/|$)/;

function noteRoute({ method, url }: { method: string | string[]; url: string }): void {
  const path = url.replace(/(.)\/$/, '$1').replace(/:(\w+)/g, '{$1}') || '/';
  for (const verb of [method].flat()) {
    if (methods.includes(verb) && !pages.test(path)) served.add(`${verb} ${path}`);
  }
}

beforeAll(async () => {
  app = await startTestApp(async (config) => {
    const product = await createProduct(config);
    product.getHttpAdapter().getInstance().addHook('onRoute', noteRoute);
    return product;
  });
  document = describeProduct(app.app);
});
afterAll(() => app.stop());

const path = 'openapi.json';
const write = async () => format(JSON.stringify(document), { parser: 'json', printWidth: 110 });

interface Operation {
  operationId?: string;
  summary?: string;
  tags?: string[];
  security?: unknown[];
  description?: string;
  requestBody?: { content: Record<string, { example?: unknown; examples?: unknown }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema?: unknown }> }>;
  'x-action'?: string;
}

interface Schema {
  example?: unknown;
  enum?: unknown[];
  $ref?: string;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
}

const operations = (): [string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );

/** Names of the operations for which something does not hold. */
const without = (holds: (operation: Operation) => boolean): string[] =>
  operations()
    .filter(([, operation]) => !holds(operation))
    .map(([name]) => name);

describe('openapi.json', () => {
  it('is what the application describes (npm run openapi writes it)', async () => {
    const described = await write();
    if (process.env.UPDATE_OPENAPI === '1') writeFileSync(path, described);

    expect(readFileSync(path, 'utf8')).toBe(described);
  });

  it('has one name for one shape: no two classes of fields share theirs', () => {
    const files = ['apps', 'libs'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.dto.ts'))
        .map((name) => `${folder}/${name}`),
    );

    const names = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^(?:export )?class (\w+)/gm)].map(([, name]) => name!),
    );

    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('says the same every time', () => {
    expect(describeProduct(app.app)).toEqual(document);
  });

  it('names the product, its version and how to log in', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

    expect(document.info).toMatchObject({ title: 'ABTestingTool', version });
    expect(document.components?.securitySchemes).toEqual({
      bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      apiKey: { type: 'http', scheme: 'bearer', bearerFormat: 'API key' },
    });
  });

  it('gives every operation a name of its own, a summary, a tag and an answer', () => {
    const ids = operations().map(([, { operationId }]) => operationId);

    expect(new Set(ids).size).toBe(ids.length);
    expect(without(({ summary, tags }) => Boolean(summary) && tags?.length === 1)).toEqual([]);
    expect(without(({ responses }) => Object.keys(responses).some((status) => status < '300'))).toEqual([]);
  });

  it('shows who may call an operation in its description', () => {
    expect(without(({ description, 'x-action': action = '' }) => description!.includes(action))).toEqual([]);
    expect(
      without(({ description }) => /Action: `act:|Needs an? |Needs no login/.test(description!)),
    ).toEqual([]);
  });

  it('shows an example of every JSON body', () => {
    const hasExample = ({ requestBody }: Operation) => {
      const json = requestBody?.content['application/json'];
      return json === undefined || json.example !== undefined || json.examples !== undefined;
    };

    expect(without(hasExample)).toEqual([]);
  });

  it('shows an example of every field', () => {
    const isShown = (field: Schema): boolean =>
      [field.example, field.enum, field.$ref, field.properties].some((part) => part !== undefined) ||
      [...(field.allOf ?? []), ...(field.oneOf ?? []), ...(field.anyOf ?? [])].some(isShown) ||
      [field.items, field.additionalProperties].some((part) => typeof part === 'object' && isShown(part));
    const fields = Object.entries(document.components!.schemas as Record<string, Schema>).flatMap(
      ([name, { properties = {} }]) =>
        Object.entries(properties).map(([field, schema]) => [`${name}.${field}`, schema] as const),
    );

    expect(fields.length).toBeGreaterThan(500);
    expect(fields.filter(([, schema]) => !isShown(schema)).map(([name]) => name)).toEqual([]);
  });

  it('describes every error as a problem, and the ones that each operation must have', () => {
    const errors = ({ responses }: Operation) =>
      Object.entries(responses).filter(([status]) => status >= '400');
    const schema = { $ref: '#/components/schemas/Problem' };
    const isProblem = ([, { content }]: [string, Operation['responses'][string]]) =>
      JSON.stringify(content?.['application/problem+json']?.schema) === JSON.stringify(schema);
    const has = (operation: Operation, ...statuses: string[]) =>
      statuses.every((status) => status in operation.responses);

    // Its errors are those of the protocol.
    const isOurs = (name: string) => !name.includes(' /ofrep/');

    expect(without((operation) => errors(operation).every(isProblem)).filter(isOurs)).toEqual([]);
    expect(
      without((operation) => !operation.requestBody || has(operation, '400', '413', '415', '422')).filter(
        isOurs,
      ),
    ).toEqual([]);
    expect(
      without(
        (operation) => !operation['x-action'] || !operation.security?.length || has(operation, '401', '403'),
      ),
    ).toEqual([]);
  });

  it('leads every reference somewhere', () => {
    const text = JSON.stringify(document);
    const references = new Set([...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, target]) => target!));
    const resolve = (target: string) =>
      target.split('/').reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], document);

    expect([...references].filter((target) => resolve(target) === undefined)).toEqual([]);
    expect(references.size).toBeGreaterThan(20);
  });

  it('describes every route that is served, and no other', () => {
    const described = operations().map(([name]) => name);

    expect([...served].sort()).toEqual(described.filter((name) => !name.includes('/static/')).sort());
  });
});
