import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { CreatedAt, KeyText, TimeColumn } from './columns.js';

/**
 * An anonymous id and the known id of the same person. A trusted join makes both one end user, whose rows lie under the
 * known id. One without proof is a matter of one browser: it moves nobody.
 */
@Entity('joined_id')
@Index('joined_id_end_user_id_index', ['projectId', 'endUserId'])
@Index('joined_id_stored_at_index', ['projectId', 'storedAt'])
export class JoinedId {
  @PrimaryColumn('integer')
  projectId!: number;

  @KeyText({ primary: true })
  anonymousId!: string;

  /** The known id; never itself an anonymous one of a trusted join. */
  @KeyText()
  endUserId!: string;

  /** Whether a secret key or a proof made it. */
  @Column('boolean')
  trusted!: boolean;

  /** When the call came. */
  @TimeColumn()
  joinedAt!: Date;

  /** When it became what it is, by the database's clock. */
  @CreatedAt()
  storedAt!: Date;
}
