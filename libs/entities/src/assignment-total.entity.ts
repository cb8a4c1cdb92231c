import { Entity, PrimaryColumn } from 'typeorm';
import { TallyColumn } from './columns.js';

/** How many end users were assigned to a variation under an allocation version; shards as in VariationTotal. */
@Entity('assignment_total')
export class AssignmentTotal {
  @PrimaryColumn('integer')
  projectId!: number;

  @PrimaryColumn('integer')
  experimentId!: number;

  @PrimaryColumn('integer')
  variationId!: number;

  @PrimaryColumn('integer')
  allocationVersion!: number;

  @PrimaryColumn('integer')
  shard!: number;

  @TallyColumn()
  users!: number;
}
