import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { User } from '#libs/entities';
import { invalidField } from '#libs/errors';
import type { Caller } from '#libs/guards';
import { nameActor } from '../audit/request-actor.js';
import { AccountsService } from '../auth/accounts.service.js';
import { MailboxProofs, requireOneProof } from '../auth/mailbox-proofs.service.js';
import { wrongCode } from '../auth/one-time-passwords.service.js';
import { PasswordsService } from '../auth/passwords.service.js';
import { SessionsService } from '../auth/sessions.service.js';
import type { ResetPasswordRequest } from './account.dto.js';
import { UserDto, type ChangePasswordRequest } from './user.dto.js';

/** New passwords in place of forgotten or known ones; both end the sessions that the old one opened. */
@Injectable()
export class PasswordChangesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountsService,
    private readonly proofs: MailboxProofs,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
  ) {}

  async reset({ newPassword, ...proof }: ResetPasswordRequest): Promise<void> {
    requireOneProof(proof);
    this.accounts.requireStrong(newPassword, 'newPassword');
    const purpose = 'reset';
    const proven = await this.dataSource.transaction((manager) => this.proofs.check(manager, proof, purpose));
    if (proven === undefined) throw wrongCode();
    const passwordHash = await this.accounts.hashNew(newPassword, { email: proven }, 'newPassword');
    await this.dataSource.transaction(async (manager) => {
      // It may have been used while the password was hashed.
      const email = await this.proofs.check(manager, proof, purpose);
      const user = email !== undefined && (await manager.findOneBy(User, { email, verified: true }));
      if (!user) throw wrongCode();
      await this.proofs.useUp(manager, { email: user.email, purpose });
      await nameActor(manager, user.id);
      await manager.update(User, { id: user.id }, { passwordHash });
      await this.sessions.endAll(manager, user.id);
    });
  }

  /** All sessions end but the one that asks. */
  async change({ oldPassword, newPassword }: ChangePasswordRequest, caller: Caller): Promise<UserDto> {
    const users = this.dataSource.getRepository(User);
    const user = await users.findOneByOrFail({ id: caller.userId });
    const giver = { email: user.email, isKnown: true };
    if (!(await this.passwords.matches(oldPassword, [user.passwordHash], giver))) {
      throw invalidField('oldPassword', 'is not your password');
    }
    const passwordHash = await this.accounts.hashNew(newPassword, giver, 'newPassword');
    await this.dataSource.transaction(async (manager) => {
      await manager.update(User, { id: user.id }, { passwordHash });
      await this.sessions.endAll(manager, user.id, caller.sessionId);
    });
    return UserDto.from(user);
  }
}
