import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Experiment } from './experiment.entity.js';

/** What the series of an experiment was made of when its rows of end users went; by the metric that it follows. */
@Entity('kept_series')
export class KeptSeries {
  @PrimaryColumn('integer')
  @ForeignKey(() => Experiment, { name: 'kept_series_experiment_id_fkey', onDelete: 'CASCADE' })
  experimentId!: Experiment['id'];

  @PrimaryColumn('text')
  metricKey!: string;

  /** As the results feature reads it: texts of rows by day. */
  @Column('jsonb')
  material!: object;
}
