import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '#libs/config';
import { Monitoring } from './monitoring.js';

/** Serves `GET /metrics` on a port of its own, which no proxy has to hide. */
@Injectable()
export class MonitoringServer implements OnApplicationShutdown {
  private readonly logger = new Logger('monitoring');
  private server: Server | undefined;

  constructor(
    private readonly config: Config,
    private readonly monitoring: Monitoring,
  ) {}

  /**
   * Listens on METRICS_PORT, or on a free port when that one is in use: figures are never a reason not to
   * start. Logs where.
   *
   * @returns the port
   */
  async start(): Promise<number> {
    const { metricsHost, metricsPort } = this.config;
    const server = createServer((request, response) => {
      response.setHeader('x-content-type-options', 'nosniff');
      response.setHeader('cache-control', 'no-store');
      if (request.url !== '/metrics') return void response.writeHead(404).end();
      this.monitoring.report().then(
        ({ contentType, text }) => response.writeHead(200, { 'content-type': contentType }).end(text),
        () => response.writeHead(500).end(),
      );
    });
    await listen(server, metricsPort, metricsHost).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      this.logger.warn(`Port ${metricsPort} is in use; metrics are served on a free port instead.`);
      return listen(server, 0, metricsHost);
    });
    server.unref();
    this.server = server;
    const { port } = server.address() as AddressInfo;
    this.logger.log(`Metrics: http://${metricsHost}:${port}/metrics`);
    return port;
  }

  onApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}
