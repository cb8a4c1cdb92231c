import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { apiKeyScheme } from '#libs/guards';
import { decisionPaths } from '../../decision/src/openapi.js';
import { toOpenApi31 } from './openapi-dialect.js';
import { exampleOf } from './openapi-examples.js';
import { plainPaths } from './openapi-plain-routes.js';
import { problemComponents, problemResponse } from './openapi-problems.js';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/**
 * The whole product as an OpenAPI document: every route of the application and those served past its
 * controllers, each with its action, its error answers and an example of its body. Equal sources give an
 * equal document.
 *
 * @param app initialized, with the modules of both apps
 */
export function describeProduct(app: NestFastifyApplication): OpenAPIObject {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const settings = new DocumentBuilder()
    .setTitle('ABTestingTool')
    .setDescription('A self-hosted experimentation platform: administration, decisions, tracking, results.')
    .setVersion(version)
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'API key' }, apiKeyScheme)
    .build();
  const document = SwaggerModule.createDocument(app, settings, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  return toOpenApi31(complete(document));
}

function complete(document: OpenAPIObject): OpenAPIObject {
  const { schemas, examples } = problemComponents();
  const all: Schemas = { ...document.components?.schemas, ...schemas };
  const paths = structuredClone({ ...document.paths, ...decisionPaths, ...plainPaths });
  for (const [path, item] of Object.entries(paths)) {
    for (const method of methods) if (item[method]) describe(item[method], path, all);
  }
  return {
    ...document,
    tags: tagsOf(paths),
    paths: sorted(paths),
    components: { ...document.components, schemas: sorted(all), examples },
  };
}

function describe(operation: Operation, path: string, schemas: Schemas): void {
  operation.operationId = uniqueId(operation.operationId);
  if (operation.security?.length && !isClosed(operation)) operation.security.push({});
  operation.description = [operation.description, accessOf(operation)].filter(Boolean).join('\n\n');
  const { responses } = operation;
  const said = new Set([
    ...Object.keys(responses).filter((status) => status >= '400'),
    ...errorsOf(operation, path),
  ]);
  for (const status of said) {
    const own = responses[status] as { description?: string; content?: object } | undefined;
    if (own?.content && 'application/json' in own.content) continue;
    responses[status] = problemResponse(status, own?.description) as Operation['responses'][string];
  }
  addBodyExample(operation, schemas);
}

/** Where a login is needed, the `email` header is; elsewhere a token is welcome in place of something else. */
const needsLogin = ({ security, parameters = [] }: Operation): boolean =>
  security !== undefined &&
  parameters.some(
    (parameter) => 'in' in parameter && parameter.in === 'header' && parameter.name === 'email',
  );

/** The kind of API key that opens it, possibly in place of a login. */
const keyKind = (operation: Operation & { 'x-api-key'?: string }): string | undefined =>
  operation['x-api-key'];

const isClosed = (operation: Operation): boolean => needsLogin(operation) || keyKind(operation) !== undefined;

/** A handler with several paths gets an index at each: the first keeps the plain name. */
const uniqueId = (id: string | undefined): string | undefined =>
  id?.replace(/\[(\d+)\]$/, (_, index: string) => (index === '0' ? '' : `_${index}`));

function accessOf(operation: Operation): string {
  const key = keyKind(operation);
  if (key === undefined) return loginAccessOf(operation);
  const keys = `${keyAccess[key] ?? ''}${scopeOf(operation)}`;
  return needsLogin(operation) ? `${loginAccessOf(operation)}; or ${keys}` : `Needs ${keys}.`;
}

function scopeOf({ 'x-api-scope': scope }: Operation & { 'x-api-scope'?: string }): string {
  return scope === undefined || scope === 'token' || scope === 'itself' ? '' : ` with the scope \`${scope}\``;
}

const keyAccess: Record<string, string> = {
  token: 'a token of `API_TOKEN`',
  secret: 'a secret API key',
  publishable: 'an API key, secret or publishable',
};

function loginAccessOf(
  operation: Operation & { 'x-action'?: string; 'x-project-permission'?: string },
): string {
  const { 'x-action': action, 'x-project-permission': permission } = operation;
  const closed = needsLogin(operation);
  if (!action) return closed ? 'Needs a login, but no action.' : 'Needs no login.';
  const named = `Action: \`${action}\``;
  if (!closed) return `${named} (needs no login)`;
  return permission ? `${named}; project permission: ${permission}` : named;
}

/** The statuses that follow from what a route takes. */
function errorsOf(operation: Operation, path: string): string[] {
  const { requestBody, parameters = [] } = operation;
  if (path in plainPaths) return [];
  // Its own protocol tells what is wrong with a call.
  if (path.startsWith('/ofrep/')) return ['401', '403', '413', '429', '503'];
  return [
    ...(isClosed(operation) ? ['401', '403'] : []),
    ...(path.includes('{') ? ['404'] : []),
    ...(requestBody ? ['400', '413', '415', '422'] : []),
    ...(parameters.some((parameter) => 'in' in parameter && parameter.in !== 'header') ? ['422'] : []),
    ...(path === '/' ? [] : ['503']),
  ];
}

function addBodyExample({ requestBody }: Operation, schemas: Schemas): void {
  if (!requestBody || '$ref' in requestBody) return;
  const json = requestBody.content['application/json'];
  if (!json?.schema || json.example !== undefined || json.examples !== undefined) return;
  json.example = exampleOf(json.schema, schemas);
}

function tagsOf(paths: OpenAPIObject['paths']): { name: string }[] {
  const operations = Object.values(paths).flatMap((item) => methods.flatMap((method) => item[method] ?? []));
  const names = new Set(operations.flatMap(({ tags = [] }) => tags));
  return [...names].sort().map((name) => ({ name }));
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
