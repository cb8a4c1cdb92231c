import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { Id } from './columns.js';
import { Experiment } from './experiment.entity.js';
import type { IgnoreQuery } from '#libs/targeting';
import { oneOf, urlOperators, type UrlOperator } from './values.js';

/** URL targeting: an operator and the texts it is applied to. */
@Entity('condition')
@Index('condition_experiment_id_index', ['experimentId'])
@Check('condition_operator_known', oneOf('operator', urlOperators))
@Check('condition_urls_not_empty', 'cardinality(urls) > 0')
@Check(
  'condition_ignore_query_known',
  `ignore_query IS NULL OR jsonb_typeof(ignore_query) = 'array' OR ignore_query IN ('"all"', '"none"')`,
)
export class Condition {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => Experiment, { name: 'condition_experiment_id_fkey', onDelete: 'CASCADE' })
  experimentId!: number;

  @Column('text')
  operator!: UrlOperator;

  @Column('text', { array: true })
  urls!: string[];

  /** Parameters that equality ignores; null for those of advertising, and with operators that compare no addresses. */
  @Column('jsonb', { nullable: true })
  ignoreQuery!: Exclude<IgnoreQuery, 'tracking'> | null;
}
