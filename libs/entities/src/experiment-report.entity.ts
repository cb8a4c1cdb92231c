import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Experiment } from './experiment.entity.js';
import { experimentReportKinds, oneOf, type ExperimentReportKind } from './values.js';

/**
 * How often browsers have said that a served variation was not seen as it should be: its answer came too late, it could
 * not be applied, or its redirect went in a circle. Nothing of who said so is kept.
 */
@Entity('experiment_report')
@Check('experiment_report_kind_known', oneOf('kind', experimentReportKinds))
export class ExperimentReport {
  @PrimaryColumn('integer')
  @ForeignKey(() => Experiment, { name: 'experiment_report_experiment_id_fkey', onDelete: 'CASCADE' })
  experimentId!: number;

  @PrimaryColumn('text')
  kind!: ExperimentReportKind;

  @Column('integer')
  count!: number;

  @Column({ type: 'timestamptz', precision: 3 })
  lastAt!: Date;
}
