import { readFileSync } from 'node:fs';
import type { Json } from './product.js';

/** One route with one method, as openapi.json describes it. */
export interface ApiOperation {
  /** `POST /experiments/{id}/variations` */
  name: string;
  operationId: string;
  method: string;
  path: string;
  /** Whether it needs a login, or may have one in place of an API key. */
  secured: boolean;
  /** Which API keys open it; none when it takes a login only, or nothing. */
  keys: 'publishable' | 'secret' | 'token' | undefined;
  /** The scope that a key needs; `itself` or `token` where none is asked for. */
  scope: string | undefined;
  action: string | undefined;
  /** The least permission on the project that it addresses; none when it addresses no project. */
  permission: 'Owner' | 'Editor' | 'Viewer' | undefined;
  pathParameters: string[];
  /** Whether it answers a list: a bare one, or a page of one. */
  answersList: boolean;
  queryParameters: { name: string; required: boolean; example: Json }[];
  /** Undefined when it takes none. */
  bodyType: string | undefined;
  bodyExample: Json;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Every operation of openapi.json, so that what is made from them covers new routes by itself. */
export function listOperations(): ApiOperation[] {
  const { paths, components }: Json = JSON.parse(readFileSync('openapi.json', 'utf8'));
  return Object.entries(paths).flatMap(([path, item]) =>
    methods
      .filter((method) => method in (item as Json))
      .map((method) => toOperation(path, method, (item as Json)[method], components.schemas)),
  );
}

const exampleIn = ({ example, examples }: Json): Json =>
  example ?? (Object.values(examples ?? {})[0] as Json)?.value;

/** An empty requirement makes the others optional. */
const isNone = (requirement: Json): boolean => Object.keys(requirement).length === 0;

function isList(answer: Json, schemas: Json): boolean {
  const schema = answer?.content?.['application/json']?.schema;
  const named = schema?.$ref === undefined ? schema : schemas[schema.$ref.split('/').at(-1)];
  return named?.type === 'array' || named?.properties?.items?.type === 'array';
}

function toOperation(path: string, method: string, operation: Json, schemas: Json): ApiOperation {
  const { parameters = [], security = [] }: { parameters?: Json[]; security?: Json[] } = operation;
  const content: Record<string, Json> = operation.requestBody?.content ?? {};
  const [bodyType] = Object.keys(content);
  return {
    name: `${method.toUpperCase()} ${path}`,
    operationId: operation.operationId,
    method: method.toUpperCase(),
    path,
    secured: security.some((scheme) => 'bearer' in scheme) && !security.some(isNone),
    keys: operation['x-api-key'],
    scope: operation['x-api-scope'],
    action: operation['x-action'],
    permission: operation['x-project-permission'],
    answersList: isList(operation.responses['200'], schemas),
    pathParameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!),
    queryParameters: parameters
      .filter((parameter) => parameter.in === 'query')
      .map(({ name, required, example, schema }) => ({
        name,
        required: required === true,
        example: example ?? schema?.example,
      })),
    bodyType,
    bodyExample: bodyType && exampleIn(content[bodyType]),
  };
}
