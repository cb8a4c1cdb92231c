import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { productVersion } from '#libs/config';
import { DomainError } from '#libs/errors';
import { Draining } from './draining.js';
import { HealthDetails } from './health-details.js';

/** Asks one dependency whether it answers. */
export interface ReadinessProbe {
  name: string;
  check(): Promise<unknown>;
  /** Without it the app goes on, though not as well: it is still ready then, but degraded. */
  dispensable?: boolean;
}

interface Readiness {
  status: 'ok' | 'degraded';
  dependencies: Record<string, 'ok' | 'away'>;
  [detail: string]: unknown;
}

/** What `GET /health/ready` asks. */
export class ReadinessProbes {
  private readonly probes: ReadinessProbe[] = [];

  add(probe: ReadinessProbe): void {
    this.probes.push(probe);
  }

  all(): readonly ReadinessProbe[] {
    return this.probes;
  }
}

/** As Kubernetes' own `readyz?exclude=`: a name, names with commas, or the parameter several times. */
interface ReadinessQuery {
  exclude?: string | string[];
}

/**
 * `GET /health` (the process is up) and `GET /health/ready` (each dependency by name), open to everybody. With
 * `?exclude=database` that one does not decide about readiness.
 */
@Injectable()
export class HealthRoutes implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly probes: ReadinessProbes,
    private readonly details: HealthDetails,
    private readonly draining: Draining,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    fastify.get('/health', () => ({ status: 'ok', version: productVersion }));
    fastify.get<{ Querystring: ReadinessQuery }>('/health/ready', ({ query }) =>
      this.ready(new Set([query.exclude ?? []].flat().flatMap((names) => names.split(',')))),
    );
  }

  private async ready(excluded: ReadonlySet<string>): Promise<Readiness> {
    if (this.draining.isUnderWay) throw stopping();
    const states = await Promise.all(
      this.probes.all().map(async (probe) => ({ ...probe, up: await isUp(probe) })),
    );
    const down = states.filter(({ up }) => !up);
    if (down.some(({ name, dispensable }) => !dispensable && !excluded.has(name)))
      throw away(down.map(({ name }) => name));
    const dependencies = states.map(({ name, up }) => [name, up ? 'ok' : 'away'] as const);
    return {
      status: down.length === 0 ? 'ok' : 'degraded',
      dependencies: Object.fromEntries(dependencies),
      ...(await this.details.read()),
    };
  }
}

function stopping(): DomainError {
  const detail = 'This process is stopping.';
  return new DomainError('unavailable', 'stopping', detail, { retryAfterSeconds: 2 });
}

function away(names: readonly string[]): DomainError {
  const detail = `Away: ${names.join(', ')}.`;
  return new DomainError('unavailable', 'dependency-unavailable', detail, { retryAfterSeconds: 2 });
}

/** Whether the dependency answers in time. */
async function isUp(probe: ReadinessProbe): Promise<boolean> {
  return (await whyDown(probe)) === undefined;
}

/** Why the dependency does not answer in time; undefined when it does. */
export async function whyDown(probe: ReadinessProbe): Promise<Error | undefined> {
  const late = new Error('It does not answer.');
  const limit = new Promise<Error>((resolve) => setTimeout(resolve, 2_000, late).unref());
  const answer = probe.check().then(
    () => undefined,
    (error: Error) => error,
  );
  return Promise.race([answer, limit]);
}
