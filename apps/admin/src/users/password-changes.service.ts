import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { User } from '#libs/entities';
import { invalidField } from '#libs/errors';
import type { Caller } from '#libs/guards';
import { AccountsService } from '../auth/accounts.service.js';
import { OneTimePasswordsService, wrongCode } from '../auth/one-time-passwords.service.js';
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
    private readonly oneTimePasswords: OneTimePasswordsService,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
  ) {}

  async reset({ email, otp, newPassword }: ResetPasswordRequest): Promise<void> {
    const passwordHash = await this.accounts.hashNew(newPassword, { email }, 'newPassword');
    const done = await this.dataSource.transaction(async (manager) => {
      const entered = { email, code: otp.trim(), purpose: 'reset' } as const;
      const used = await this.oneTimePasswords.useUp(manager, entered);
      if (!used) return false;
      const { userId } = used;
      await manager.update(User, { id: userId }, { passwordHash });
      await this.sessions.endAll(manager, userId);
      return true;
    });
    if (!done) throw wrongCode();
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
