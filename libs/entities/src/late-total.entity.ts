import { Entity, PrimaryColumn } from 'typeorm';
import { ExactColumn, KeyText, TallyColumn } from './columns.js';

/**
 * What an experiment counted of an end user although it happened at its end or later, like UserTotal. Listed in the
 * transaction that ends the experiment, and gone as soon as it is taken out of the totals.
 */
@Entity('late_total')
export class LateTotal {
  @PrimaryColumn('integer')
  projectId!: number;

  @PrimaryColumn('integer')
  experimentId!: number;

  @KeyText({ primary: true })
  endUserId!: string;

  @PrimaryColumn('integer')
  metricId!: number;

  @KeyText({ primary: true })
  type!: string;

  @TallyColumn()
  eventCount!: number;

  @ExactColumn()
  valueSum!: string;
}
