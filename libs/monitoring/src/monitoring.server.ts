import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '#libs/config';
import { type MetricsServer, serveMetrics } from '#libs/processes';
import { Monitoring } from './monitoring.js';

/** Serves the figures of this process. */
@Injectable()
export class MonitoringServer implements OnApplicationShutdown {
  private readonly logger = new Logger('monitoring');
  private server: MetricsServer | undefined;

  constructor(
    private readonly config: Config,
    private readonly monitoring: Monitoring,
  ) {}

  /**
   * Listens on METRICS_PORT, or on a free port when that one is in use. Logs where.
   *
   * @returns the port
   */
  async start(): Promise<number> {
    const { metricsHost, metricsPort } = this.config;
    this.server = await serveMetrics(
      { host: metricsHost, port: metricsPort },
      () => this.monitoring.report(),
      () => this.logger.warn(`Port ${metricsPort} is in use; metrics are served on a free port instead.`),
    );
    const { port } = this.server;
    this.logger.log(`Metrics: http://${metricsHost}:${port}/metrics`);
    return port;
  }

  onApplicationShutdown(): void {
    this.server?.close();
  }
}
