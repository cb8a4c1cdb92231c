import type { Change } from '#libs/changes';
import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { CreatedAt, Id, OptionalTime, PercentColumn } from './columns.js';
import { Experiment } from './experiment.entity.js';
import { Segment } from './segment.entity.js';
import type { VariationValue } from './values.js';

/** One arm of an experiment. A retired one keeps its results and is served to nobody. */
@Entity('variation')
@Unique('variation_experiment_id_id_unique', ['experimentId', 'id'])
@Index('variation_segment_id_index', ['segmentId'])
@Index('variation_one_control_per_experiment', ['experimentId'], { unique: true, where: 'is_control' })
@Check('variation_traffic_in_range', 'traffic BETWEEN 0 AND 100')
@Check('variation_changes_are_listed', `jsonb_typeof(changes) = 'array'`)
@Check('variation_control_is_served', 'NOT (is_control AND retired_at IS NOT NULL)')
export class Variation {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => Experiment, { name: 'variation_experiment_id_fkey', onDelete: 'CASCADE' })
  experimentId!: number;

  @Column('text')
  title!: string;

  @PercentColumn()
  traffic!: number;

  @Column('text', { default: '' })
  js!: string;

  @Column('text', { default: '' })
  css!: string;

  /** What it changes in the page without code, in order. */
  @Column('jsonb', { default: [] })
  changes!: Change[];

  /** What programs use, of the experiment's `valueType`; null for none, where a text is the title. */
  @Column('jsonb', { nullable: true })
  value!: VariationValue | null;

  /** Empty unless visitors are sent elsewhere. */
  @Column('text', { default: '' })
  redirectUrl!: string;

  /** Personalization: whom it is for; null for nobody in particular. */
  @Column('integer', { nullable: true })
  @ForeignKey(() => Segment, { name: 'variation_segment_id_fkey', onDelete: 'SET NULL' })
  segmentId!: number | null;

  @Column('boolean', { default: false })
  isControl!: boolean;

  @OptionalTime()
  retiredAt!: Date | null;

  @CreatedAt()
  createdAt!: Date;
}
