import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { DomainError } from '#libs/errors';

/** Asks one dependency whether it answers. */
export interface ReadinessProbe {
  name: string;
  check(): Promise<unknown>;
}

export const readinessProbes = Symbol('readiness probes');

/** `GET /health` (the process is up) and `GET /health/ready` (each dependency by name), open to everybody. */
@Injectable()
export class HealthRoutes implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    @Inject(readinessProbes) private readonly probes: readonly ReadinessProbe[],
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    fastify.get('/health', () => ({ status: 'ok' }));
    fastify.get('/health/ready', () => this.ready());
  }

  private async ready(): Promise<{ status: 'ok'; dependencies: Record<string, 'ok'> }> {
    const states = await Promise.all(
      this.probes.map(async (probe) => [probe.name, await isUp(probe)] as const),
    );
    const down = states.filter(([, up]) => !up).map(([name]) => name);
    if (down.length > 0) {
      throw new DomainError('unavailable', 'dependency-unavailable', `Away: ${down.join(', ')}.`, {
        retryAfterSeconds: 2,
      });
    }
    return { status: 'ok', dependencies: Object.fromEntries(states.map(([name]) => [name, 'ok'])) };
  }
}

async function isUp(probe: ReadinessProbe): Promise<boolean> {
  const limit = new Promise<boolean>((resolve) => setTimeout(resolve, 2_000, false).unref());
  const answer = probe.check().then(
    () => true,
    () => false,
  );
  return Promise.race([answer, limit]);
}
