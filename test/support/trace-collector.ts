import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One span as it came over the wire, its attributes by name. */
export interface CollectedSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId: string | undefined;
  attributes: Record<string, string | number | boolean>;
  isError: boolean;
  /** Attributes of the process that sent it. */
  resource: Record<string, string | number | boolean>;
}

interface WireAttribute {
  key: string;
  value: { stringValue?: string; intValue?: number | string; boolValue?: boolean };
}

interface WireSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: WireAttribute[];
  status: { code?: number };
}

interface WireBody {
  resourceSpans: { resource: { attributes: WireAttribute[] }; scopeSpans: { spans: WireSpan[] }[] }[];
}

/** A collector that takes OTLP as JSON over HTTP and keeps what it got. */
export class TraceCollector {
  readonly spans: CollectedSpan[] = [];
  /** The bodies as they came. */
  readonly texts: string[] = [];
  /** The paths that were posted to. */
  readonly paths = new Set<string>();
  headers: IncomingHttpHeaders = {};
  /** Takes requests and never answers, as a collector in trouble does. */
  isSilent = false;
  /** Answers everything with an error. */
  isRefusing = false;
  /** How many posts were refused. */
  refusals = 0;
  private server: Server | undefined;
  private port = 0;

  static async start(): Promise<TraceCollector> {
    const collector = new TraceCollector();
    await collector.start();
    return collector;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Listens, and on the same port again after a stop. */
  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (this.isSilent) return;
        if (this.isRefusing) {
          this.refusals++;
          response.writeHead(400).end();
          return;
        }
        this.headers = request.headers;
        this.paths.add(`${request.method} ${request.url}`);
        this.take(Buffer.concat(chunks).toString('utf8'));
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    }).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const closed = once(this.server!, 'close');
    this.server!.close().closeAllConnections();
    await closed;
  }

  /** Spans of this trace, or all of this name. */
  find(wanted: Partial<Pick<CollectedSpan, 'name' | 'traceId'>>): CollectedSpan[] {
    return this.spans.filter(
      ({ name, traceId }) => name === (wanted.name ?? name) && traceId === (wanted.traceId ?? traceId),
    );
  }

  private take(text: string): void {
    this.texts.push(text);
    for (const { resource, scopeSpans } of (JSON.parse(text) as WireBody).resourceSpans) {
      const from = readAttributes(resource.attributes);
      for (const span of scopeSpans.flatMap(({ spans }) => spans)) this.spans.push(readSpan(span, from));
    }
  }
}

function readSpan(span: WireSpan, resource: CollectedSpan['resource']): CollectedSpan {
  const { name, traceId, spanId, parentSpanId, attributes, status } = span;
  const isError = status.code === 2;
  return {
    name,
    traceId,
    spanId,
    parentSpanId: parentSpanId || undefined,
    attributes: readAttributes(attributes),
    isError,
    resource,
  };
}

function readAttributes(attributes: readonly WireAttribute[]): CollectedSpan['attributes'] {
  return Object.fromEntries(
    attributes.map(({ key, value: { stringValue, intValue, boolValue } }) => [
      key,
      stringValue ?? (intValue === undefined ? (boolValue ?? '') : Number(intValue)),
    ]),
  );
}
