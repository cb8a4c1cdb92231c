import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OptionalTime } from './columns.js';

/**
 * What storing needs to know of an experiment, kept beside what is stored by triggers of `experiment` and `variation`.
 */
@Entity('experiment_run')
export class ExperimentRun {
  @PrimaryColumn('integer')
  projectId!: number;

  @PrimaryColumn('integer')
  id!: number;

  @OptionalTime()
  startedAt!: Date | null;

  @OptionalTime()
  endedAt!: Date | null;

  /** The present one. */
  @Column('integer')
  allocationVersion!: number;

  /** Retired ones too. */
  @Column('integer', { array: true, default: '{}' })
  variationIds!: number[];

  /** False from when it ended until events at or after its end are out of its totals. */
  @Column('boolean', { default: true })
  endSettled!: boolean;

  /** Whether it gives each end user a variation of their own. */
  @Column('boolean', { default: false })
  personal!: boolean;

  /** Whether its totals come from a release that added binary numbers up, so that their last digits are not exact. */
  @Column('boolean', { default: false })
  rounded!: boolean;
}
