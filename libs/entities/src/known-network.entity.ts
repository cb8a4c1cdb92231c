import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TimeColumn } from './columns.js';
import { User } from './user.entity.js';

/** A network (/24 of IPv4, /48 of IPv6) from which somebody logged in to an account. */
@Entity('known_network')
export class KnownNetwork {
  @PrimaryColumn('integer')
  @ForeignKey(() => User, { name: 'known_network_user_id_fkey', onDelete: 'CASCADE' })
  userId!: number;

  @PrimaryColumn('text')
  network!: string;

  @TimeColumn()
  lastLoginAt!: Date;
}
