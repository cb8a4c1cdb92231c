import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Experiment } from './experiment.entity.js';
import { Segment } from './segment.entity.js';

/** A segment as one of those that an experiment is for. */
@Entity('experiment_segment')
@Index('experiment_segment_segment_id_index', ['segmentId'])
export class ExperimentSegment {
  @PrimaryColumn('integer')
  @ForeignKey(() => Experiment, { name: 'experiment_segment_experiment_id_fkey', onDelete: 'CASCADE' })
  experimentId!: number;

  @PrimaryColumn('integer')
  @ForeignKey(() => Segment, { name: 'experiment_segment_segment_id_fkey', onDelete: 'CASCADE' })
  segmentId!: number;
}
