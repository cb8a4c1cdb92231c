import { randomFillSync } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cache, CACHE_MANAGER, CacheModule } from '@nestjs/cache-manager';
import { Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import { Config } from '#libs/config';
import { DatafileStore, datafileStores, PublicIds } from '#libs/datafiles';
import {
  AssignmentLookup,
  AssignmentMemory,
  AssignmentTimes,
  AttributeLookup,
  EventIds,
  EventRecorder,
  EventStore,
  ExperimentDirectory,
  ExposureRecorder,
  JoinedIds,
  LateAnswers,
  MembershipLookup,
  StreamState,
  WriteWatch,
} from '#libs/ingestion';
import { ApiKeys, recordNewNetworks } from '#libs/guards';
import { SecurityLog } from '#libs/security';
import { HealthDetails } from '#libs/program';
import { Monitoring, RecurringFault } from '#libs/monitoring';
import { RedisConnection } from '#libs/redis';
import { AssignmentsService } from './assignments/assignments.service.js';
import { Clock, SystemClock } from './clock.js';
import {
  type DatafileParts,
  createAnnouncements,
  createPublicIds,
  createSource,
} from './datafile-sources.js';
import { createDecisionPool } from './decision-pool.js';
import { DecisionFigures } from './decision-figures.js';
import { DecisionRoutes } from './decision.routes.js';
import { PublicEdge, PublicLimits } from './edge/index.js';
import { EventsWatch, ReportCounts, TagSightings, TrafficNotes, VisitsWatch } from './notes/index.js';
import { createEventStore, createExposureRecorder, createStreamState } from './recording.js';
import { DecisionsService } from './decisions/decisions.service.js';
import {
  EndUserIds,
  EvaluationCounts,
  serveProject,
  type ServedProject,
  findServedIn,
} from './serving/index.js';
import { ProjectsService } from './serving/projects.service.js';
import { Resolver } from './serving/resolver.service.js';
import { EventExposures } from './events/event-exposures.service.js';
import { EventsService } from './events/events.service.js';
import { EventStreams, StreamOffers } from './event-streams/index.js';
import { IdentitiesService } from './identity/identities.service.js';
import { IntegrationRoutes } from './integration.routes.js';
import { Lifecycle } from './lifecycle.js';
import { PreviewsService } from './previews/previews.service.js';
import { OfrepEndpoints } from './ofrep/index.js';
import { OfrepService } from './ofrep/ofrep.service.js';
import { OfrepRoutes } from './ofrep.routes.js';
import { ReaderDatafiles, StoredNames } from './readers/index.js';
import { EvaluationsService } from './readers/evaluations.service.js';
import { ExposuresService } from './readers/exposures.service.js';
import { ReaderRoutes } from './reader.routes.js';
import { ProjectEventsService } from './tracking/project-events.service.js';
import { ReportsService } from './tracking/reports.service.js';
import { StreamRoutes } from './stream.routes.js';
import { TrackingService } from './tracking/tracking.service.js';

const logger = new Logger('decisions');
const notReloaded = new RecurringFault(logger, 'A project could not be reloaded');
const keysUnknown = new RecurringFault(logger, 'API keys cannot be looked up right now');

/** Public decisions and tracking; needs nothing but a `Config` and a `RedisModule` in reach. */
@Module({
  imports: [
    CacheModule.registerAsync({
      inject: [Config, RedisConnection],
      useFactory: ({ cacheTtlSeconds }: Config, redis: RedisConnection | undefined) => ({
        stores: redis ? datafileStores(redis, cacheTtlSeconds * 1_000) : [],
      }),
    }),
  ],
  providers: [
    { provide: Clock, useClass: SystemClock },
    { provide: Pool, inject: [Config], useFactory: createDecisionPool },
    {
      provide: DatafileStore,
      inject: [Config, Pool, Clock, RedisConnection, CACHE_MANAGER, PublicIds, JoinedIds],
      useFactory: createStore,
    },
    { provide: PublicIds, inject: [Pool, Clock, RedisConnection], useFactory: createPublicIds },
    { provide: AssignmentMemory, inject: [Config], useFactory: createMemory },
    {
      provide: ExposureRecorder,
      inject: [Pool, AssignmentMemory, Clock, RedisConnection, StreamState, WriteWatch],
      useFactory: createExposureRecorder,
    },
    { provide: JoinedIds, inject: [Pool], useFactory: createJoinedIds },
    { provide: AssignmentLookup, inject: [Pool, AssignmentMemory, JoinedIds], useFactory: createLookup },
    { provide: AssignmentTimes, inject: [Pool, JoinedIds], useFactory: createTimes },
    { provide: MembershipLookup, inject: [Pool], useFactory: createMembershipLookup },
    { provide: LateAnswers, inject: [Pool], useFactory: createLateAnswers },
    { provide: AttributeLookup, inject: [Pool, Clock], useFactory: createAttributeLookup },
    { provide: EventIds, useFactory: () => new EventIds(randomFillSync) },
    { provide: StreamState, inject: [RedisConnection, HealthDetails], useFactory: createStreamState },
    {
      provide: WriteWatch,
      inject: [Clock],
      useFactory: (clock: Clock) => new WriteWatch({ elapsed: () => clock.elapsed() }),
    },
    {
      provide: EventStore,
      inject: [Pool, RedisConnection, StreamState, WriteWatch, Monitoring],
      useFactory: createEventStore,
    },
    {
      provide: EventRecorder,
      inject: [Config, Pool, EventStore, EventIds, DatafileStore, PublicIds, Clock],
      useFactory: createEventRecorder,
    },
    {
      provide: ExperimentDirectory,
      inject: [Pool, Clock],
      useFactory: (pool: Pool, clock: Clock) =>
        new ExperimentDirectory({ pool, elapsed: () => clock.elapsed() }),
    },
    { provide: ApiKeys, inject: [Config, Pool, Clock, SecurityLog], useFactory: createApiKeys },
    EndUserIds,
    PublicLimits,
    TagSightings,
    TrafficNotes,
    VisitsWatch,
    EventsWatch,
    ProjectsService,
    DecisionsService,
    PreviewsService,
    ReportCounts,
    ReportsService,
    ProjectEventsService,
    TrackingService,
    AssignmentsService,
    EventStreams,
    StreamOffers,
    StreamRoutes,
    OfrepService,
    OfrepEndpoints,
    OfrepRoutes,
    {
      provide: ReaderDatafiles,
      inject: [Config, Pool, Clock, RedisConnection, CACHE_MANAGER, DatafileStore, JoinedIds],
      useFactory: createReaderDatafiles,
    },
    EvaluationCounts,
    EvaluationsService,
    ExposuresService,
    ReaderRoutes,
    Resolver,
    EventExposures,
    EventsService,
    IdentitiesService,
    PublicEdge,
    DecisionRoutes,
    IntegrationRoutes,
    Lifecycle,
    DecisionFigures,
  ],
})
export class DecisionModule implements OnApplicationShutdown {
  constructor(private readonly pool: Pool) {}

  /** Nest calls this after the providers' own, which may still write. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.race([this.pool.end(), sleep(1_000, undefined, { ref: false })]);
  }
}

function createEventRecorder(
  { publicValueLimit: valueLimit }: Config,
  pool: Pool,
  store: EventStore,
  ids: EventIds,
  datafiles: DatafileStore<ServedProject>,
  publicIds: PublicIds,
  clock: Clock,
): EventRecorder {
  const findServed = findServedIn({ datafiles, publicIds, clock });
  return new EventRecorder({ pool, store, nextId: ids.next, findServed, valueLimit });
}

function createStore(
  config: Config,
  pool: Pool,
  clock: Clock,
  redis: RedisConnection | undefined,
  cache: Cache,
  publicIds: PublicIds,
  joined: JoinedIds,
): DatafileStore<ServedProject> {
  const parts: DatafileParts = { config, pool, clock, redis, cache };
  return new DatafileStore({
    source: createSource(parts),
    announcements: createAnnouncements(parts),
    joined,
    compile: (datafile) => {
      publicIds.learn(datafile.publicId, datafile.projectId);
      return serveProject(datafile, config);
    },
    ...(config.cacheMaxSize !== undefined && { capacity: config.cacheMaxSize }),
    maxBytes: config.cacheMaxMib * 1_048_576,
    onCrowded: (reloads) =>
      logger.warn(
        `Projects that have not changed are loaded again, ${reloads} a second: more are in use than CACHE_MAX_MIB ` +
          'or CACHE_MAX_SIZE leave room for.',
      ),
    now: () => clock.elapsed(),
    onError: (error) => notReloaded.tell(error),
  });
}

function createReaderDatafiles(
  config: Config,
  pool: Pool,
  clock: Clock,
  redis: RedisConnection | undefined,
  cache: Cache,
  datafiles: DatafileStore<ServedProject>,
  joined: JoinedIds,
): ReaderDatafiles {
  const source = createSource({ config, pool, clock, redis, cache });
  const names = new StoredNames(pool, clock);
  return new ReaderDatafiles({ hash: config.hash, datafiles, source, joined, names, clock });
}

function createMemory({ visitorMemory }: Config): AssignmentMemory {
  const [high = 0, low = 0] = randomFillSync(new Uint32Array(2));
  return new AssignmentMemory([high, low], visitorMemory);
}

function createMembershipLookup(pool: Pool): MembershipLookup {
  const onError = (error: Error) => logger.debug(`Memberships could not be read: ${error.message}`);
  return new MembershipLookup({ pool, onError });
}

function createAttributeLookup(pool: Pool, clock: Clock): AttributeLookup {
  const onError = (error: Error) => logger.debug(`Stored attributes could not be read: ${error.message}`);
  return new AttributeLookup({ pool, elapsed: () => clock.elapsed(), onError });
}

function createLateAnswers(pool: Pool): LateAnswers {
  const onError = (error: Error) => logger.debug(`Late answers could not be noted: ${error.message}`);
  return new LateAnswers({ pool, onError });
}

function createJoinedIds(pool: Pool): JoinedIds {
  const [high = 0, low = 0] = randomFillSync(new Uint32Array(2));
  const onError = (error: Error) => logger.debug(`Joined ids could not be read: ${error.message}`);
  return new JoinedIds({ pool, seeds: [high, low], onError });
}

const isJoinedBy =
  (joined: JoinedIds) =>
  (projectId: number, endUserId: string): boolean =>
    joined.has(projectId, endUserId);

function createTimes(pool: Pool, joined: JoinedIds): AssignmentTimes {
  return new AssignmentTimes({ pool, isJoined: isJoinedBy(joined) });
}

function createLookup(pool: Pool, memory: AssignmentMemory, joined: JoinedIds): AssignmentLookup {
  const onError = (error: Error) => logger.debug(`Assignments could not be read: ${error.message}`);
  return new AssignmentLookup({ pool, memory, isJoined: isJoinedBy(joined), onError });
}

function createApiKeys(
  { apiTokens, apiTokenProjectId }: Config,
  pool: Pool,
  clock: Clock,
  log: SecurityLog,
): ApiKeys {
  const query = async (text: string, values?: unknown[]) => (await pool.query(text, values)).rows as never;
  return new ApiKeys({
    database: { query },
    tokens: apiTokens,
    tokenProjectId: apiTokenProjectId,
    onNewNetwork: recordNewNetworks(log),
    now: () => clock.now(),
    onError: (error) => keysUnknown.tell(error),
  });
}
