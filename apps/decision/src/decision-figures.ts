import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DatafileStore } from '#libs/datafiles';
import { ExposureRecorder } from '#libs/ingestion';
import { Monitoring, Pools } from '#libs/monitoring';
import { Pool } from 'pg';
import { EventStreams } from './event-streams/index.js';

/** What operators may want to know of the decision app. */
@Injectable()
export class DecisionFigures implements OnModuleInit {
  constructor(
    private readonly monitoring: Monitoring,
    private readonly datafiles: DatafileStore<unknown>,
    private readonly exposures: ExposureRecorder,
    private readonly pools: Pools,
    private readonly pool: Pool,
    private readonly streams: EventStreams,
  ) {}

  onModuleInit(): void {
    this.addDatafiles();
    this.addMemory();
    this.addExposures();
    this.addStreams();
    this.pools.watch('decisions', () => this.pool);
  }

  private addDatafiles(): void {
    const { monitoring, datafiles } = this;
    monitoring.add({
      name: 'abtesting_datafile_revision',
      help: 'The revision in memory, by project; processes agree within a second after a change.',
      kind: 'gauge',
      labelNames: ['project'],
      read: () =>
        [...datafiles.revisions()].map(([project, value]) => ({ labels: { project: `${project}` }, value })),
    });
    monitoring.add({
      name: 'abtesting_datafile_hits_total',
      help: 'How often a project was found in memory.',
      kind: 'counter',
      read: () => datafiles.hits,
    });
    monitoring.add({
      name: 'abtesting_datafile_loads_total',
      help: 'How often a project was loaded, because it was not in memory or had changed.',
      kind: 'counter',
      read: () => datafiles.loads,
    });
  }

  private addMemory(): void {
    const { monitoring, datafiles } = this;
    monitoring.add({
      name: 'abtesting_datafile_reloads_total',
      help: 'How often a project was loaded that had to leave memory and had not changed.',
      kind: 'counter',
      read: () => datafiles.reloads,
    });
    monitoring.add({
      name: 'abtesting_datafile_bytes',
      help: 'What projects take in memory, about.',
      kind: 'gauge',
      read: () => datafiles.bytes,
    });
  }

  private addStreams(): void {
    const { monitoring, streams } = this;
    monitoring.add({
      name: 'abtesting_event_streams',
      help: 'Event streams that are open.',
      kind: 'gauge',
      read: () => streams.open,
    });
    monitoring.add({
      name: 'abtesting_event_streams_refused_total',
      help: 'Event streams that were refused, by reason: as many as an address or the process may have, or a stop.',
      kind: 'counter',
      labelNames: ['reason'],
      read: () => Object.entries(streams.refused).map(([reason, value]) => ({ labels: { reason }, value })),
    });
    monitoring.add({
      name: 'abtesting_event_streams_cut_total',
      help: 'Event streams that were cut off because nobody read them.',
      kind: 'counter',
      read: () => streams.cut,
    });
    monitoring.add({
      name: 'abtesting_event_stream_messages_total',
      help: 'Messages of changes that were sent, each to one stream.',
      kind: 'counter',
      read: () => streams.sent,
    });
  }

  private addExposures(): void {
    const { monitoring, exposures } = this;
    monitoring.add({
      name: 'abtesting_exposures_waiting',
      help: 'Exposures that wait to be stored; grows while no store can be reached.',
      kind: 'gauge',
      read: () => exposures.waiting,
    });
    monitoring.add({
      name: 'abtesting_exposures_dropped_total',
      help: 'Exposures lost because no store could be reached and the queue was full.',
      kind: 'counter',
      read: () => exposures.dropped,
    });
  }
}
