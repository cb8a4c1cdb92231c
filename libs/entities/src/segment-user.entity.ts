import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Segment } from './segment.entity.js';

/**
 * The explicit assignment of an end user to a segment. The project stands first in the key, so that all
 * segments of an end user in a project are read at once.
 */
@Entity('segment_user')
@Index('segment_user_project_id_segment_id_index', ['projectId', 'segmentId'])
@ForeignKey(() => Segment, ['projectId', 'segmentId'], ['projectId', 'id'], {
  name: 'segment_user_segment_fkey',
  onDelete: 'CASCADE',
})
export class SegmentUser {
  @PrimaryColumn('integer')
  projectId!: number;

  @PrimaryColumn('text')
  endUserId!: string;

  @PrimaryColumn('integer')
  segmentId!: number;
}
