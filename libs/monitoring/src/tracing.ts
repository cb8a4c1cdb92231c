import type { IncomingMessage, Server } from 'node:http';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '#libs/config';
import type { TraceSpans } from './traces/trace-spans.js';

/** What a program is called in traces, after `abtesting-`. */
export abstract class ProgramName {
  abstract readonly name: string;
}

/** The traces of a process. OpenTelemetry is loaded only when the settings name a collector. */
@Injectable()
export class Tracing implements OnApplicationShutdown {
  private constructor(private readonly spans: TraceSpans | undefined) {}

  /** Begins to watch the process, when `tracesUrl` is set. Call it once in a process. */
  static async start(config: Config, program: ProgramName): Promise<Tracing> {
    const { tracesUrl, trustProxy } = config;
    if (tracesUrl === undefined) return new Tracing(undefined);
    const { TraceSpans } = await import('./traces/trace-spans.js');
    const serviceName = `abtesting-${program.name}`;
    return new Tracing(new TraceSpans({ tracesUrl, serviceName, believesProxies: trustProxy !== false }));
  }

  /** Whether anything is to be seen at all; the others do nothing otherwise. */
  get isOn(): boolean {
    return this.spans !== undefined;
  }

  /** Makes a span of each request of this server. */
  watch(server: Server): void {
    this.spans?.requests.watch(server);
  }

  /**
   * Says which route a request has met.
   *
   * @param route its pattern with parameters as `:name`
   * @param params their values; those that may tell of people are not shown
   */
  nameRoute(request: IncomingMessage, route: string, params: Readonly<Record<string, string>>): void {
    this.spans?.requests.nameRoute(request, route, params);
  }

  /** Names routes that are met by exactly their path, however a request for them is served. */
  addPlainRoutes(paths: readonly string[]): void {
    this.spans?.requests.addPlainRoutes(paths);
  }

  /** Sends what is left; a collector that does not answer is not waited for. */
  async onApplicationShutdown(): Promise<void> {
    await this.spans?.stop();
  }
}
