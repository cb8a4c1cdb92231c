import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KeyText } from './columns.js';

/** A metric that takes events of secret keys only, kept beside what is stored by triggers of `metric`. */
@Entity('secret_metric')
export class SecretMetric {
  @PrimaryColumn('integer')
  projectId!: number;

  @PrimaryColumn('integer')
  metricId!: number;

  @Column('integer')
  experimentId!: number;

  @Column('boolean')
  custom!: boolean;

  @KeyText()
  selector!: string;
}
