import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { User } from '#libs/entities';
import { invalidField } from '#libs/errors';
import type { Caller, Place } from '#libs/guards';
import { MailDelivery } from '#libs/mail';
import { SecurityLog } from '#libs/security';
import { nameActor } from '../../audit/index.js';
import { AccountsService } from '../mailbox/accounts.service.js';
import { DeviceMemory } from '../login/device-memory.js';
import { FailureLimits } from '../login/failure-limits.service.js';
import { MailboxProofs, requireOneProof } from '../mailbox/mailbox-proofs.service.js';
import { wrongCode } from '../mailbox/one-time-passwords.service.js';
import { PasswordsService } from './passwords.service.js';
import { SecurityNotices } from '../mailbox/security-notices.js';
import { SessionsService } from '../login/sessions.service.js';
import type { ResetPasswordRequest } from '../account.dto.js';
import { UserDto, type ChangePasswordRequest } from '../../users/index.js';

/** New passwords in place of forgotten or known ones; both end the sessions that the old one opened. */
@Injectable()
export class PasswordChangesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountsService,
    private readonly proofs: MailboxProofs,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly failures: FailureLimits,
    private readonly devices: DeviceMemory,
    private readonly notices: SecurityNotices,
    private readonly delivery: MailDelivery,
    private readonly securityLog: SecurityLog,
  ) {}

  /** @returns the value by which the device is known from now on, since the mailbox was proven from it */
  async reset({ newPassword, ...proof }: ResetPasswordRequest, place: Place): Promise<string> {
    requireOneProof(proof);
    this.accounts.requireStrong(newPassword, 'newPassword');
    const purpose = 'reset';
    const check = (manager: EntityManager) => this.proofs.check(manager, proof, purpose, place);
    const proven = await this.dataSource.transaction(check);
    if (proven === undefined) throw wrongCode();
    const passwordHash = await this.accounts.hashNew(newPassword, { email: proven }, 'newPassword');
    const { token } = await this.dataSource.transaction(async (manager) => {
      // It may have been used while the password was hashed.
      const email = await check(manager);
      const user = email !== undefined && (await manager.findOneBy(User, { email, verified: true }));
      if (!user) throw wrongCode();
      await this.proofs.useUp(manager, { email: user.email, purpose });
      await nameActor(manager, user.id);
      await manager.update(User, { id: user.id }, { passwordHash });
      await this.sessions.endAll(manager, user.id);
      await this.notices.order(manager, user.email, 'password-reset', place);
      return this.devices.remember(manager, user.id, place);
    });
    this.securityLog.record({ kind: 'password-changed', email: proven, reason: 'reset' });
    void this.delivery.deliver();
    return token;
  }

  /** All sessions end but the one that asks. */
  async change(
    { oldPassword, newPassword }: ChangePasswordRequest,
    caller: Caller,
    place: Place,
  ): Promise<UserDto> {
    const user = await this.requireOwnPassword(caller, oldPassword, 'oldPassword', place);
    const passwordHash = await this.accounts.hashNew(
      newPassword,
      { email: user.email, isKnown: true },
      'newPassword',
    );
    await this.dataSource.transaction(async (manager) => {
      await manager.update(User, { id: user.id }, { passwordHash });
      await this.sessions.endAll(manager, user.id, caller.sessionId);
      await this.notices.order(manager, user.email, 'password-changed', place);
    });
    this.securityLog.record({ kind: 'password-changed', userId: user.id });
    void this.delivery.deliver();
    return UserDto.from(user);
  }

  /**
   * The user behind a login, who shows the password again.
   *
   * @throws DomainError `invalid` on `field` for a wrong one, `limited` after too many
   */
  async requireOwnPassword({ userId }: Caller, password: string, field: string, place: Place): Promise<User> {
    const user = await this.dataSource.getRepository(User).findOneByOrFail({ id: userId });
    const giver = { email: user.email, isKnown: true };
    const matches = await this.failures.tryPassword({ email: user.email, place }, async () =>
      (await this.passwords.matches(password, [user.passwordHash], giver)) ? true : undefined,
    );
    if (matches) return user;
    throw invalidField(field, 'is not your password');
  }
}
