import { Entity, PrimaryColumn } from 'typeorm';
import { KeyText } from './columns.js';

/** An end user whose values of shared metrics are to be worked out, since something was stored of them. */
@Entity('metric_due')
export class MetricDue {
  @PrimaryColumn('integer')
  projectId!: number;

  @KeyText({ primary: true })
  endUserId!: string;
}
