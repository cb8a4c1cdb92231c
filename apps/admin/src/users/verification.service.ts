import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { announceOrganizationChange } from '#libs/datafiles';
import { AccountClaim, User } from '#libs/entities';
import { isFresh } from '../auth/account-claims.queries.js';
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

  /** Proves an e-mail, and makes of it what was asked for by the claim whose code it is. */
  async verify({ email, otp }: VerifyRequest): Promise<void> {
    const verified = await this.dataSource.transaction(async (manager) => {
      await this.newOrganizations.lockClaimed(manager, email);
      const entered = { email, code: otp.trim(), purpose: 'verification' } as const;
      const used = await this.oneTimePasswords.useUp(manager, entered);
      const claim = used && (await findFresh(manager, used.claimId));
      if (claim) await this.accept(manager, claim, email);
      return claim !== undefined;
    });
    if (!verified) throw wrongCode();
  }

  private async accept(manager: EntityManager, claim: AccountClaim, email: string): Promise<void> {
    const { userId, passwordHash, organizationId, organizationName } = claim;
    await manager.update(User, { id: userId }, { verified: true, passwordHash });
    await endOtherClaims(manager, claim);
    if (organizationName !== null) {
      await this.newOrganizations.settle(manager, claim);
      await announceOrganizationChange(manager, organizationId);
    }
    await this.invitations.accept(manager, userId, email);
  }
}

async function findFresh(manager: EntityManager, claimId: number | null): Promise<AccountClaim | undefined> {
  const claims = manager.createQueryBuilder(AccountClaim, 'claim').where({ id: claimId });
  return (await claims.andWhere(isFresh('claim')).getOne()) ?? undefined;
}

/** Leaves of all that was asked for with an e-mail only what one claim is about. */
async function endOtherClaims(
  manager: EntityManager,
  { userId, organizationId }: AccountClaim,
): Promise<void> {
  await manager.query(
    `DELETE FROM project_user WHERE user_id = $1
       AND project_id IN (SELECT id FROM project WHERE organization_id <> $2)`,
    [userId, organizationId],
  );
  await manager.query('DELETE FROM organization_user WHERE user_id = $1 AND organization_id <> $2', [
    userId,
    organizationId,
  ]);
  await manager.delete(AccountClaim, { userId });
}
