import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OptionalTime, TimeColumn } from './columns.js';
import { Session } from './session.entity.js';

/** A refresh token that was given out, known by a hash. Its successor follows from the token itself. */
@Entity('refresh_token')
@Index('refresh_token_session_id_index', ['sessionId'])
export class RefreshToken {
  @PrimaryColumn('text')
  tokenHash!: string;

  @Column('uuid')
  @ForeignKey(() => Session, { name: 'refresh_token_session_id_fkey', onDelete: 'CASCADE' })
  sessionId!: Session['id'];

  @TimeColumn()
  expiresAt!: Date;

  /** Its first use; that its successor was made is as old. */
  @OptionalTime()
  usedAt!: Date | null;
}
