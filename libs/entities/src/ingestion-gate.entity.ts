import { Entity, PrimaryColumn } from 'typeorm';

/**
 * An empty table that serves as a lock of two classes: storing events takes it in SHARE mode, recording
 * assignments in ROW EXCLUSIVE mode. Either class runs beside itself and never beside the other, so that an
 * event and an assignment that belong together always see each other.
 */
@Entity('ingestion_gate')
export class IngestionGate {
  @PrimaryColumn('integer')
  id!: number;
}
