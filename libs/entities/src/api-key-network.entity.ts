import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ApiKey } from './api-key.entity.js';

/**
 * A network that a secret key was used from: how one that is new is known. `note_key_network` of the database writes
 * here; an empty network stands for all that came on a day after the most that are told apart.
 */
@Entity('api_key_network')
export class ApiKeyNetwork {
  @PrimaryColumn('integer')
  @ForeignKey(() => ApiKey, { name: 'api_key_network_api_key_id_fkey', onDelete: 'CASCADE' })
  apiKeyId!: number;

  /** As `networkOf` writes it: 203.0.113.0/24 or 2001:db8:1::/48. */
  @PrimaryColumn('text')
  network!: string;

  /** Days in UTC. */
  @Column('date')
  firstSeenOn!: string;

  @Column('date')
  seenOn!: string;
}
