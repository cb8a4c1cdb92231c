import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TallyColumn } from './columns.js';
import { Project } from './project.entity.js';

/**
 * How often a flag or experiment was asked for on a day, whoever asked: it says which flags nobody uses any more. 0 for the
 * day from which on it is counted.
 */
@Entity('flag_evaluation')
export class FlagEvaluation {
  @PrimaryColumn('integer')
  @ForeignKey(() => Project, { name: 'flag_evaluation_project_id_fkey', onDelete: 'CASCADE' })
  projectId!: number;

  @PrimaryColumn('integer')
  experimentId!: number;

  /** In UTC, as `YYYY-MM-DD`. */
  @PrimaryColumn('date')
  day!: string;

  @TallyColumn()
  count!: number;
}
