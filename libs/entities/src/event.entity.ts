import { Column, Entity, ForeignKey, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { TimeColumn } from './columns.js';
import { Experiment } from './experiment.entity.js';

/** Something an end user did, as reported by a tracking call. `preview` ones never enter results. */
@Entity('event')
export class Event {
  @PrimaryColumn('integer')
  @ForeignKey(() => Experiment, { name: 'event_experiment_id_fkey', onDelete: 'CASCADE' })
  experimentId!: number;

  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  /** Null when the call named nobody. */
  @Column('text', { nullable: true })
  endUserId!: string | null;

  /** The event name, or `click` for a metric on a selector. */
  @Column('text')
  type!: string;

  @Column('integer', { nullable: true })
  metricId!: number | null;

  @Column('double precision', { nullable: true })
  value!: number | null;

  @TimeColumn()
  occurredAt!: Date;

  @TimeColumn()
  receivedAt!: Date;
}
