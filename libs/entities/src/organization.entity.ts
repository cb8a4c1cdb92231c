import { Check, Column, Entity, Unique } from 'typeorm';
import { CreatedAt, Id, OptionalTime } from './columns.js';

/**
 * A tenant. Its row is made by the first sign-up for its domain and counts only once `verifiedAt` is set:
 * until then everybody who signs up for the domain holds a claim (`AccountClaim`), and the first to verify wins.
 */
@Entity('organization')
@Unique('organization_domain_unique', ['domain'])
@Check('organization_domain_lower_case', `domain = lower(domain) AND domain <> ''`)
export class Organization {
  @Id()
  id!: number;

  @Column('text')
  name!: string;

  @Column('text')
  domain!: string;

  /** Of the user who verified the sign-up. */
  @Column('text', { default: '' })
  email!: string;

  @Column('boolean', { default: false })
  disabled!: boolean;

  /** When a disabled organization without members is erased. */
  @OptionalTime()
  eraseAfter!: Date | null;

  @OptionalTime()
  verifiedAt!: Date | null;

  @CreatedAt()
  createdAt!: Date;
}
