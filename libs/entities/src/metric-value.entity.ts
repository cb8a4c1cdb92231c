import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { KeyText, OptionalTime, TimeColumn } from './columns.js';

/** What an assigned end user comes to on the shared metrics of an experiment. */
@Entity('metric_value')
@Index('metric_value_due_at_index', ['projectId', 'dueAt'], { where: 'due_at IS NOT NULL' })
export class MetricValue {
  @PrimaryColumn('integer')
  projectId!: number;

  @PrimaryColumn('integer')
  experimentId!: number;

  @KeyText({ primary: true })
  endUserId!: string;

  /** As of the assignment that it was worked out for, like the next two. */
  @Column('integer')
  variationId!: number;

  @Column('integer')
  allocationVersion!: number;

  @TimeColumn()
  assignedAt!: Date;

  /** When the end user begins to count on the next metric that waits for it; null when none does. */
  @OptionalTime()
  dueAt!: Date | null;

  /** Whether it stays as it is, since the end user was erased and their events say less now. */
  @Column('boolean', { default: false })
  kept!: boolean;

  /** `KeptValue` of libs/metrics by the id of the metric. */
  @Column('jsonb')
  amounts!: Record<string, unknown>;
}
