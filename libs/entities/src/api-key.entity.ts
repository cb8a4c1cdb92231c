import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { CreatedAt, Id, OptionalTime } from './columns.js';
import { Project } from './project.entity.js';
import { User } from './user.entity.js';
import {
  allOf,
  apiKeyKinds,
  keyScopes,
  oneOf,
  publishableScopes,
  type ApiKeyKind,
  type KeyScope,
} from './values.js';

/**
 * What lets a program into one project. The key itself is not stored.
 *
 * A key answers for no more than its owner may do. Triggers work out `effectiveScopes` and `stoppedAt` in the
 * very transaction that changes the key, its owner's membership, menu template or project link.
 */
@Entity('api_key')
@Unique('api_key_hash_unique', ['hash'])
@Index('api_key_project_id_index', ['projectId'])
@Index('api_key_owner_id_index', ['ownerId'])
@Check('api_key_kind_known', oneOf('kind', apiKeyKinds))
@Check('api_key_scopes_known', allOf('scopes', keyScopes))
@Check('api_key_publishable_scopes', `kind <> 'publishable' OR ${allOf('scopes', publishableScopes)}`)
@Check('api_key_service_without_owner', 'NOT service OR owner_id IS NULL')
export class ApiKey {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => Project, { name: 'api_key_project_id_fkey', onDelete: 'CASCADE' })
  projectId!: number;

  @Column('text')
  kind!: ApiKeyKind;

  @Column('text')
  name!: string;

  /** SHA-256 of the key, in hexadecimal; the key is random enough to need nothing slower. */
  @Column('text')
  hash!: string;

  /** What people recognize it by: its first and last characters. */
  @Column('text')
  masked!: string;

  /** Null when a token of API_TOKEN made it. */
  @Column('integer', { nullable: true })
  @ForeignKey(() => User, { name: 'api_key_created_by_fkey', onDelete: 'SET NULL' })
  createdBy!: number | null;

  /** It belongs to the organization, and no member's rights limit it. */
  @Column('boolean', { default: false })
  service!: boolean;

  /** The member whose rights limit it; null for a service key, and once its owner is gone. */
  @Column('integer', { nullable: true })
  @ForeignKey(() => User, { name: 'api_key_owner_id_fkey', onDelete: 'SET NULL' })
  ownerId!: number | null;

  /** What it was given when it was made. */
  @Column('text', { array: true, default: '{}' })
  scopes!: KeyScope[];

  /** What of it its owner may grant now; written by the database alone. */
  @Column('text', { array: true, default: '{}' })
  effectiveScopes!: KeyScope[];

  /** Made before keys had scopes. */
  @Column('boolean', { default: false })
  fromBeforeScopes!: boolean;

  @CreatedAt()
  createdAt!: Date;

  /** From then on it opens nothing; null for never. */
  @OptionalTime()
  expiresAt!: Date | null;

  @OptionalTime()
  revokedAt!: Date | null;

  /** Since when its owner cannot enter the project; until they can, or somebody takes it over, it opens nothing. */
  @OptionalTime()
  stoppedAt!: Date | null;

  /** Some seconds late, since uses are collected. */
  @OptionalTime()
  lastUsedAt!: Date | null;

  /** Of a secret key, the network that it was used from last (/24 or /48). */
  @Column('text', { nullable: true })
  lastUsedFrom!: string | null;
}
