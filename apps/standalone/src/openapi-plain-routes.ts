import type { OpenAPIObject } from '@nestjs/swagger';

type Paths = OpenAPIObject['paths'];

const file = (summary: string, type: string) => ({
  get: {
    operationId: summary,
    tags: ['Files'],
    responses: {
      200: { description: 'With ETag', content: { [type]: { schema: { type: 'string' } } } },
      304: { description: 'What `If-None-Match` names is still right' },
    },
  },
});

const ok = (properties: Record<string, unknown>, example: unknown) => ({
  description: '',
  content: { 'application/json': { schema: { type: 'object', properties }, example } },
});

/** Routes that are served past the framework's controllers, described by hand. */
export const plainPaths = {
  '/health': {
    get: {
      operationId: 'Health_live',
      summary: 'Check that the process is up',
      tags: ['Health'],
      responses: {
        200: ok(
          { status: { type: 'string' }, version: { type: 'string' } },
          { status: 'ok', version: '0.2.0' },
        ),
      },
    },
  },
  '/health/ready': {
    get: {
      operationId: 'Health_ready',
      summary: 'Check that all dependencies answer',
      description:
        'Without Redis or object storage, where they are set, the app is ready all the same: `status` is `degraded` then, and `redis` or `storage` is `away`.',
      parameters: [
        {
          name: 'exclude',
          in: 'query',
          description: 'Names of dependencies, comma-separated, without which it is ready as well.',
          schema: { type: 'string' },
          example: 'database,decision-database',
        },
      ],
      tags: ['Health'],
      responses: {
        200: ok(
          {
            status: { type: 'string' },
            dependencies: { type: 'object', additionalProperties: { type: 'string' } },
          },
          { status: 'ok', dependencies: { database: 'ok' } },
        ),
        503: { description: 'Names the unavailable dependencies' },
      },
    },
  },
  '/static/menu.json': {
    get: {
      ...file('Static_menu', 'application/json').get,
      summary: 'Get the default menu',
    },
  },
  '/static/client-sdk.js': {
    get: { ...file('Static_sdk', 'text/javascript').get, summary: 'Download the browser SDK' },
  },
} as unknown as Paths;
