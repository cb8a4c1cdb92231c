import { Entity, PrimaryColumn } from 'typeorm';
import { OptionalTime, TimeColumn } from './columns.js';

/**
 * A stretch of time of which the rows that were stored in it are exported together. Each begins where the one before
 * ends; the last one may be under way. The first stands for everything before there was an export.
 */
@Entity('export_window')
export class ExportWindow {
  @PrimaryColumn({ type: 'timestamptz', precision: 3 })
  since!: Date;

  /** Exclusive. */
  @TimeColumn()
  until!: Date;

  /** When all of its files and its manifest were there; null before. */
  @OptionalTime()
  exportedAt!: Date | null;
}
