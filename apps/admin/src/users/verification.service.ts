import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { announceOrganizationChange } from '#libs/datafiles';
import { User } from '#libs/entities';
import { OneTimePasswordsService, wrongCode } from '../auth/one-time-passwords.service.js';
import { NewOrganizations } from '../organizations/new-organizations.js';
import type { VerifyRequest } from './account.dto.js';
import { InvitationsService } from './invitations.service.js';

@Injectable()
export class VerificationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly oneTimePasswords: OneTimePasswordsService,
    private readonly newOrganizations: NewOrganizations,
    private readonly invitations: InvitationsService,
  ) {}

  /** Proves the e-mail of an account, and with it the organization that it signed up for. */
  async verify({ email, otp }: VerifyRequest): Promise<void> {
    const verified = await this.dataSource.transaction(async (manager) => {
      await this.newOrganizations.lockClaimOf(manager, email);
      const claim = { email, code: otp.trim(), purpose: 'verification' } as const;
      const userId = await this.oneTimePasswords.useUp(manager, claim);
      if (userId !== undefined) await this.accept(manager, userId, email);
      return userId !== undefined;
    });
    if (!verified) throw wrongCode();
  }

  private async accept(manager: EntityManager, userId: number, email: string): Promise<void> {
    await manager.update(User, { id: userId }, { verified: true });
    const organizationId = await this.newOrganizations.settle(manager, userId);
    if (organizationId !== undefined) await announceOrganizationChange(manager, organizationId);
    await this.invitations.accept(manager, userId, email);
  }
}
