import { problems, type PathItem } from '../openapi-parts.js';

/** `eventStreams` in answers. */
export const eventStreams = {
  type: 'array',
  description: 'Where to hear of changes; left out for callers who get no stream',
  items: {
    type: 'object',
    required: ['type', 'url'],
    properties: {
      type: { type: 'string', enum: ['sse'] },
      url: { type: 'string', example: 'https://ab.example.com/ofrep/v1/stream?token=…' },
    },
  },
};

/** The stream as OpenAPI describes it. */
export const streamPaths: Record<string, PathItem> = {
  '/ofrep/v1/stream': {
    get: {
      operationId: 'listenToChanges',
      tags: ['OFREP'],
      summary: 'Listen to changes',
      description:
        'Server-sent events. `eventStreams` in the answer to all flags and in the datafile has its address; the token is good for listening only, and as ' +
        'long as the key with which it was asked for is valid. A message says that something has changed; ask for all flags ' +
        'again then, with its `etag` as `flagConfigEtag`. See docs/flags.md.',
      parameters: [
        {
          ...{ name: 'token', in: 'query', required: true, schema: { type: 'string' } },
          ...{ description: 'From `eventStreams`', example: `7.12.3.${'A'.repeat(43)}` },
        },
        {
          ...{ name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'string' } },
          description: 'Of the last event; what changed since then is told at once',
        },
      ],
      responses: {
        200: {
          description:
            'Messages like `data: {"type":"refetchEvaluation","etag":"…"}`, and comments every 20 seconds',
          content: {
            'text/event-stream': {
              schema: {
                type: 'string',
                example:
                  'id: 4.q0xS2m1Zt5hWc8Rb\ndata: {"type":"refetchEvaluation","etag":"4.q0xS2m1Zt5hWc8Rb"}\n\n',
              },
            },
          },
        },
        ...problems(401, 403, 429, 503),
      },
    },
  },
};
