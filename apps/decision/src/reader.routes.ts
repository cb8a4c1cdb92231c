import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { ApiKeys } from '#libs/guards';
import { RefusalWatch } from '#libs/security';
import { isKnownTag, serveKeyed, type KeyedRoute, PublicLimits } from './edge/index.js';
import { EventStreams, StreamOffers } from './event-streams/index.js';
import { EvaluationsService } from './readers/evaluations.service.js';
import { ExposuresService } from './readers/exposures.service.js';
import { ReaderDatafiles, withStream } from './readers/index.js';
import { EvaluationCounts } from './serving/index.js';
import { ProjectsService } from './serving/projects.service.js';

/** The routes for programs that decide themselves; their OpenAPI description is in openapi.ts. */
@Injectable()
export class ReaderRoutes implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly keys: ApiKeys,
    private readonly limits: PublicLimits,
    private readonly projects: ProjectsService,
    private readonly refusals: RefusalWatch,
    private readonly datafiles: ReaderDatafiles,
    private readonly offers: StreamOffers,
    private readonly streams: EventStreams,
    private readonly evaluations: EvaluationsService,
    private readonly exposures: ExposuresService,
    private readonly counts: EvaluationCounts,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    const { keys, limits, projects, refusals } = this;
    serveKeyed(fastify, [this.datafileRoute(), ...this.postRoutes()], {
      ...{ keys, rateLimit: limits.calls, checkOrigin: projects.checkOrigin, refusals },
    });
  }

  private datafileRoute(): KeyedRoute {
    return {
      method: 'GET',
      path: '/api/datafile',
      scope: 'datafile',
      answer: async ({ key, query, ...entrance }) => {
        const { headers } = entrance;
        const { flagConfigEtag: heard } = query;
        if (typeof heard === 'string') await this.streams.catchUp(key.projectId, heard);
        const { project, revision, ...made } = await this.datafiles.get(key.projectId);
        // What programs decide in process is not told, so having the datafile counts as asking for all of it.
        this.counts.note(project, project.compiled.experiments);
        const { text, etag } = withStream(made, this.offers.offer(project, key, entrance, revision));
        const tags = { etag, 'cache-control': 'private, no-cache' };
        if (isKnownTag(etag, headers['if-none-match'])) return { status: 304, text: '', headers: tags };
        return { status: 200, text, headers: tags };
      },
    };
  }

  private postRoutes(): KeyedRoute[] {
    return [
      {
        method: 'POST',
        path: '/api/evaluations',
        scope: 'datafile',
        andScope: 'decide',
        answer: async ({ body, ...caller }) => ({
          status: 200,
          body: await this.evaluations.evaluate(body, caller),
        }),
      },
      {
        method: 'POST',
        path: '/api/exposures',
        scope: 'datafile',
        andScope: 'decide',
        answer: async ({ body, key }) => ({
          status: 200,
          body: await this.exposures.take(body, key.projectId),
        }),
      },
    ];
  }
}
