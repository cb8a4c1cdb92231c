import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import { createServer, request as send, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Span, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { RequestSpans } from './request-spans.js';

const finished = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(finished)] });
const current = new AsyncLocalStorage<Span>();
const tracer = provider.getTracer('test');
const spans = new RequestSpans({ tracer, current, believesProxies: true });
spans.addPlainRoutes(['/decision']);
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
  finished.reset();
});

async function serve(listener: RequestListener): Promise<{ server: Server; port: number }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

async function watched(listener: RequestListener): Promise<number> {
  const { server, port } = await serve(listener);
  spans.watch(server);
  return port;
}

async function onlySpan(): Promise<ReadableSpan> {
  while (finished.getFinishedSpans().length === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(finished.getFinishedSpans()).toHaveLength(1);
  return finished.getFinishedSpans()[0]!;
}

const ask = (port: number, path: string, init?: RequestInit) =>
  fetch(`http://127.0.0.1:${port}${path}`, init).then((response) => response.text());

describe('RequestSpans', () => {
  it('tells of a request by the names of the conventions, and nothing of its query', async () => {
    const port = await watched((request, response) => {
      spans.nameRoute(request, '/experiments/:id', { id: '7' });
      response.writeHead(201).end();
    });

    await ask(port, '/experiments/7?token=secret', { headers: { 'x-forwarded-proto': 'https' } });

    const span = await onlySpan();
    expect(span.name).toBe('GET /experiments/:id');
    expect(span.kind).toBe(SpanKind.SERVER);
    expect(span.status.code).toBe(SpanStatusCode.UNSET);
    expect(span.parentSpanContext).toBeUndefined();
    expect(span.attributes).toEqual({
      'http.request.method': 'GET',
      'http.response.status_code': 201,
      'http.route': '/experiments/:id',
      'network.protocol.version': '1.1',
      'server.address': '127.0.0.1',
      'server.port': port,
      'url.path': '/experiments/7',
      'url.scheme': 'https',
    });
  });

  it('calls our own failures errors, and those of callers not', async () => {
    const port = await watched(({ url }, response) => {
      response.writeHead(url === '/wrong' ? 422 : 503).end();
    });

    await ask(port, '/wrong');
    const refused = await onlySpan();
    finished.reset();
    await ask(port, '/away');
    const failed = await onlySpan();

    expect(refused.status.code).toBe(SpanStatusCode.UNSET);
    expect(failed.status.code).toBe(SpanStatusCode.ERROR);
    expect(failed.attributes).toMatchObject({ 'http.response.status_code': 503, 'error.type': '503' });
  });

  it('continues the trace of its caller', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const port = await watched((_request, response) => void response.end());

    await ask(port, '/decision', { headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` } });

    const span = await onlySpan();
    expect(span.name).toBe('GET /decision');
    expect(span.spanContext().traceId).toBe(traceId);
    expect(span.parentSpanContext).toMatchObject({ spanId: 'b7ad6b7169203331', isRemote: true });
  });

  it.each(['00-zz-b7ad6b7169203331-01', '', 'x'.repeat(9_000)])(
    'begins a trace of its own after a caller that speaks nonsense: %p',
    async (traceparent) => {
      const port = await watched((_request, response) => void response.end());

      await ask(port, '/decision', { headers: { traceparent } });

      expect((await onlySpan()).parentSpanContext).toBeUndefined();
    },
  );

  it('names what met no route after its method alone', async () => {
    const port = await watched((_request, response) => void response.writeHead(404).end());

    await ask(port, '/reset/ada@shop.example');

    const span = await onlySpan();
    expect(span.name).toBe('GET');
    expect(JSON.stringify(span.attributes)).not.toContain('ada');
  });

  it('ends with a caller that goes away', async () => {
    const port = await watched(() => undefined);
    const request = send({ port, host: '127.0.0.1', path: '/decision' }).on('error', () => undefined);
    request.end();
    await once(servers[0]!, 'request');

    request.destroy();

    const span = await onlySpan();
    expect(span.name).toBe('GET /decision');
    expect(span.attributes).not.toHaveProperty('http.response.status_code');
  });

  it('keeps requests of one connection apart while they are served', async () => {
    const seen: (string | undefined)[] = [];
    const port = await watched((request, response) => {
      request.resume().on('end', () => {
        setImmediate(() => {
          seen.push(current.getStore()?.spanContext().spanId);
          response.end();
        });
      });
    });

    for (const body of ['one', 'two']) await ask(port, '/decision', { method: 'POST', body });

    while (finished.getFinishedSpans().length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toEqual(finished.getFinishedSpans().map((span) => span.spanContext().spanId));
  });

  it('leaves other servers of the process alone', async () => {
    const { port: other } = await serve((_request, response) => void response.end());
    const port = await watched((_request, response) => void response.end());

    await ask(other, '/metrics');
    await ask(port, '/decision');

    expect((await onlySpan()).attributes).toMatchObject({ 'server.port': port });
  });
});
