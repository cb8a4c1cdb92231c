import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { Id } from './columns.js';
import { Experiment } from './experiment.entity.js';
import { oneOf, urlOperators, type UrlOperator } from './values.js';

/** URL targeting: an operator and the texts it is applied to. */
@Entity('condition')
@Index('condition_experiment_id_index', ['experimentId'])
@Check('condition_operator_known', oneOf('operator', urlOperators))
@Check('condition_urls_not_empty', 'cardinality(urls) > 0')
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
}
