import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Project } from './project.entity.js';

/**
 * From which websites a project was asked for decisions, in whatever status its experiments are: it says whether the tag
 * works. Only the latest origins of a project are kept, and nothing of who asked.
 */
@Entity('tag_sighting')
export class TagSighting {
  @PrimaryColumn('integer')
  @ForeignKey(() => Project, { name: 'tag_sighting_project_id_fkey', onDelete: 'CASCADE' })
  projectId!: number;

  /** As browsers send it: `https://shop.example`, or `null` for a page without one. */
  @PrimaryColumn('text')
  origin!: string;

  @Column({ type: 'timestamptz', precision: 3 })
  firstAt!: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  lastAt!: Date;

  /** Whether the last request was refused because the origin is not one that the project allows. */
  @Column('boolean')
  refused!: boolean;

  /** When a preview was last shown there. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  previewedAt!: Date | null;
}
