import { Entity, PrimaryColumn } from 'typeorm';
import { CreatedAt } from './columns.js';

/** Is true for an invitation to sign up that has not lapsed; SQL. */
export const isOpenSignUpInvitation = (row: string): string =>
  `${row}.created_at > now() - interval '7 days'`;

/** An address that may sign up an organization although sign-up is closed; the operator invites it. */
@Entity('sign_up_invitation')
export class SignUpInvitation {
  @PrimaryColumn('text')
  email!: string;

  @CreatedAt()
  createdAt!: Date;
}
