import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { CreatedAt, Id, OptionalTime } from './columns.js';
import { Project } from './project.entity.js';
import { User } from './user.entity.js';
import { apiKeyKinds, oneOf, type ApiKeyKind } from './values.js';

/** What lets a program into one project. The key itself is not stored. */
@Entity('api_key')
@Unique('api_key_hash_unique', ['hash'])
@Index('api_key_project_id_index', ['projectId'])
@Check('api_key_kind_known', oneOf('kind', apiKeyKinds))
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

  @CreatedAt()
  createdAt!: Date;

  /** From then on it opens nothing; null for never. */
  @OptionalTime()
  expiresAt!: Date | null;

  @OptionalTime()
  revokedAt!: Date | null;

  /** Some seconds late, since uses are collected. */
  @OptionalTime()
  lastUsedAt!: Date | null;
}
