import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CreatedAt, OptionalTime } from './columns.js';
import { User } from './user.entity.js';

/** One login. Its access and refresh tokens carry its id and stop working when it is revoked. */
@Entity('session')
@Index('session_user_id_index', ['userId'])
export class Session {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('integer')
  @ForeignKey(() => User, { name: 'session_user_id_fkey', onDelete: 'CASCADE' })
  userId!: number;

  @CreatedAt()
  createdAt!: Date;

  /** Its latest request, to the minute. */
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  lastUsedAt!: Date;

  /** Browser and system that logged in, as they are shown. */
  @Column('text', { default: '' })
  device!: string;

  /** The network of the log-in: a /24 of IPv4, a /48 of IPv6. */
  @Column('text', { default: '' })
  network!: string;

  /** When the last token of it ends; the row is of no use from then on. */
  @OptionalTime()
  expiresAt!: Date | null;

  @OptionalTime()
  revokedAt!: Date | null;
}
