import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { CreatedAt, Id, TimeColumn } from './columns.js';
import { User } from './user.entity.js';

/** A browser or program that logged in to an account; it carries a random value, of which this is the hash. */
@Entity('known_device')
@Unique('known_device_user_id_token_hash_unique', ['userId', 'tokenHash'])
@Index('known_device_token_hash_index', ['tokenHash'])
export class KnownDevice {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => User, { name: 'known_device_user_id_fkey', onDelete: 'CASCADE' })
  userId!: number;

  @Column('text')
  tokenHash!: string;

  /** Browser and system as they are shown, such as `Firefox on Linux`. */
  @Column('text')
  description!: string;

  /** Of the latest log-in: a /24 of IPv4, a /48 of IPv6. */
  @Column('text')
  network!: string;

  @CreatedAt()
  createdAt!: Date;

  @TimeColumn()
  lastLoginAt!: Date;
}
