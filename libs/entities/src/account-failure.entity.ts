import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { CreatedAt } from './columns.js';

/**
 * A wrong password or code of the last day, or a try that is being checked. It names a typed address, whether or
 * not there is an account, and where the try came from; both only as a hash.
 */
@Entity('account_failure')
@Index('account_failure_bucket_index', ['bucket'])
@Index('account_failure_created_at_index', ['createdAt'])
export class AccountFailure {
  @PrimaryColumn('uuid')
  id!: string;

  /** Hash of what is limited together: kind of secret, address, known device or network. */
  @Column('text')
  bucket!: string;

  @CreatedAt()
  createdAt!: Date;
}
