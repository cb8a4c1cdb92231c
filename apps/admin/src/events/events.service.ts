import { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#libs/config';
import { cursorPage, instantOf, rowsToRead, type CursorListQuery, type CursorPage } from '#libs/http';
import { ObjectStorage } from '#libs/storage';
import { ExperimentReader } from '../integration/index.js';
import { cursorAfter, readCursor } from './event-cursor.js';
import { exportEvents, exportTypes, type ExportFormat } from './event-export.js';
import { ApiEventDto, type FilterEventsRequest } from './event.dto.js';
import { EventsQueries, type EventSelection } from './events.queries.js';
import { keeping } from './kept-export.js';
import { requireUserRows } from '../results/index.js';

/** Reads the events of experiments. */
@Injectable()
export class ApiEventsService {
  private readonly logger = new Logger('exports');

  constructor(
    private readonly experiments: ExperimentReader,
    private readonly queries: EventsQueries,
    private readonly storage: ObjectStorage,
    private readonly config: Config,
    private readonly dataSource: DataSource,
  ) {}

  /** A page of the events, newest first. */
  async list(
    projectId: number,
    reference: string,
    request: CursorListQuery & FilterEventsRequest,
  ): Promise<CursorPage<ApiEventDto>> {
    const after = readCursor(request.cursor);
    const experimentId = await this.experiments.idOf(projectId, reference);
    const narrowed = narrow(request);
    const limit = rowsToRead(request);
    const events = await this.queries.find({ projectId, experimentId, after, limit, ...narrowed });
    const { items, nextCursor } = cursorPage(request, events, cursorAfter);
    return { items: items.map((event) => ApiEventDto.from(event)), nextCursor };
  }

  /**
   * All events as a stream of text; kept in object storage too when there is one.
   *
   * @throws DomainError `user-rows-expired` when it is not known any more whose events belong to the experiment
   */
  async export(projectId: number, reference: string, format: ExportFormat): Promise<Readable> {
    const experimentId = await this.experiments.idOf(projectId, reference);
    await requireUserRows(this.dataSource.manager, experimentId);
    const pieces = exportEvents(this.queries, { projectId, experimentId }, format);
    if (this.config.storage === undefined) return Readable.from(pieces, { objectMode: false });
    const time = new Date().toISOString().replace(/[^0-9TZ]/g, '');
    const key = `exports/${projectId}/${experimentId}/${time}-${format}`;
    const onError = (error: Error) => this.logger.warn(`An export is not kept: ${error.message}`);
    const kept = keeping(this.storage, { key, type: exportTypes[format], onError }, pieces);
    return Readable.from(kept, { objectMode: false });
  }
}

function narrow(request: FilterEventsRequest): Partial<EventSelection> {
  const { start_time, end_time, variant_id, event_types, user_ids } = request;
  return {
    from: start_time ? instantOf(start_time) : undefined,
    until: end_time ? instantOf(end_time, { ends: true }) : undefined,
    variationId: variant_id ?? undefined,
    types: event_types?.length ? event_types : undefined,
    endUserIds: user_ids?.length ? user_ids : undefined,
  };
}
