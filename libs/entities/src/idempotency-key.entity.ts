import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { CreatedAt } from './columns.js';

/** A call that carried an `Idempotency-Key`, so that a repetition is answered alike. Kept for 24 hours. */
@Entity('idempotency_key')
@Index('idempotency_key_created_at_index', ['createdAt'])
export class IdempotencyKey {
  @PrimaryColumn('integer')
  projectId!: number;

  /** The API key of the call; 0 for a token of the environment. */
  @PrimaryColumn('integer')
  apiKeyId!: number;

  @PrimaryColumn('text')
  key!: string;

  /** Digest of the body; another body under the same key is refused. */
  @Column('text')
  bodyHash!: string;

  /** What became of each event of the call, as JSON. */
  @Column('text')
  answer!: string;

  @CreatedAt()
  createdAt!: Date;
}
