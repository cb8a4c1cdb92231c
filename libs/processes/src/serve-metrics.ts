import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Figures in Prometheus' text form. */
export interface MetricsReport {
  readonly contentType: string;
  readonly text: string;
}

export interface MetricsAddress {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
}

export interface MetricsServer {
  /** Where it listens. */
  readonly port: number;
  close(): void;
}

/**
 * Serves `GET /metrics` on a port of its own, which no proxy has to hide; on a free port when that one is in use: figures are
 * never a reason not to start. It does not keep the process alive.
 *
 * @param onPortInUse told before the free port is taken
 */
export async function serveMetrics(
  { host, port }: MetricsAddress,
  report: () => Promise<MetricsReport>,
  onPortInUse: () => void,
): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('cache-control', 'no-store');
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    report().then(
      ({ contentType, text }) => response.writeHead(200, { 'content-type': contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await listen(server, port, host).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    onPortInUse();
    return listen(server, 0, host);
  });
  server.unref();
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { port: (server.address() as AddressInfo).port, close };
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}
