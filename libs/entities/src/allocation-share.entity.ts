import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PercentColumn } from './columns.js';
import { Experiment } from './experiment.entity.js';
import { Variation } from './variation.entity.js';

/**
 * The share that a variation had from an allocation version of its experiment on, until a later version that has
 * rows of its own. Anyone who was assigned under a version was split by these shares.
 */
@Entity('allocation_share')
@Index('allocation_share_variation_id_index', ['variationId'])
export class AllocationShare {
  @PrimaryColumn('integer')
  @ForeignKey(() => Experiment, { name: 'allocation_share_experiment_id_fkey', onDelete: 'CASCADE' })
  experimentId!: number;

  @PrimaryColumn('integer')
  allocationVersion!: number;

  @PrimaryColumn('integer')
  @ForeignKey(() => Variation, { name: 'allocation_share_variation_id_fkey', onDelete: 'CASCADE' })
  variationId!: number;

  @PercentColumn()
  traffic!: number;
}
