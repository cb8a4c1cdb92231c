import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, TimeColumn } from './columns.js';
import { Organization } from './organization.entity.js';

/**
 * Something in an organization's security log: log-ins, refusals, keys from new networks. Users, keys and
 * projects may be gone by the time it is read, so they are no references.
 */
@Entity('security_entry')
@Index('security_entry_organization_id_id_index', ['organizationId', 'id'])
@Index('security_entry_address_index', ['at'], { where: 'address IS NOT NULL' })
@Unique('security_entry_once', ['organizationId', 'kind', 'subject', 'minute', 'slot'])
export class SecurityEntry {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => Organization, { name: 'security_entry_organization_id_fkey', onDelete: 'CASCADE' })
  organizationId!: number;

  /** A word of `securityEvents`. */
  @Column('text')
  kind!: string;

  /** The account or key that the number of entries a minute is bounded for. */
  @Column('text')
  subject!: string;

  /** Minutes since 1970 at its first time. */
  @Column('integer')
  minute!: number;

  /** Which of the entries that are allowed for this minute it is, from 0. */
  @Column('smallint')
  slot!: number;

  @TimeColumn()
  at!: Date;

  /** When it came about for the last time. */
  @TimeColumn()
  lastAt!: Date;

  /** How often it came about. */
  @Column('integer')
  times!: number;

  @Column('integer', { nullable: true })
  userId!: number | null;

  /** The user's e-mail at that time; empty without a user. */
  @Column('text', { default: '' })
  userEmail!: string;

  @Column('integer', { nullable: true })
  apiKeyId!: number | null;

  @Column('integer', { nullable: true })
  projectId!: number | null;

  /** The caller's network (/24 or /48); null when unknown, or when there were several. */
  @Column('text', { nullable: true })
  network!: string | null;

  /** The caller's address, for so many days (SECURITY_LOG_ADDRESS_DAYS). */
  @Column('text', { nullable: true })
  address!: string | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('jsonb', { nullable: true })
  details!: Record<string, unknown> | null;
}
