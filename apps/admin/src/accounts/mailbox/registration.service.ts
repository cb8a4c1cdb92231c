import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Organization, OrganizationUser, type User } from '#libs/entities';
import { DomainError, notFound } from '#libs/errors';
import type { Caller, Place } from '#libs/guards';
import { nameActor } from '../../audit/index.js';
import { requireVerified, wrongCredentials } from './account-state.js';
import { AccountsService } from './accounts.service.js';
import { AuthService } from '../login/auth.service.js';
import type { JoinRequest, RegistrationRequest } from '../account.dto.js';

/** How people ask to belong to an organization: their link stays disabled until a member approves it. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountsService,
    private readonly auth: AuthService,
  ) {}

  /** A new, unverified account. */
  async register({ email, password, orgId }: RegistrationRequest): Promise<{ id: number; email: string }> {
    const passwordHash = await this.accounts.hashForClaim(email, password);
    const id = await this.dataSource.transaction(async (manager) => {
      await requireOpen(manager, orgId);
      const userId = await this.accounts.claim(manager, {
        ...{ email, passwordHash, organizationId: orgId },
        organizationName: null,
      });
      await requestLink(manager, orgId, userId);
      return userId;
    });
    await this.accounts.sendMails();
    return { id, email };
  }

  /**
   * With an account that exists, shown by a password or by the login of the request.
   *
   * @returns the user
   */
  async join(
    { email, orgId, password }: JoinRequest,
    caller: Caller | undefined,
    place: Place,
  ): Promise<number> {
    const userId = caller ? ownId(caller, email) : await this.ownerOf(email, password ?? '', place);
    return this.dataSource.transaction(async (manager) => {
      await nameActor(manager, userId);
      await requireOpen(manager, orgId);
      const isNew = await requestLink(manager, orgId, userId);
      if (isNew) return userId;
      throw new DomainError(
        'conflict',
        'already-exists',
        'You already belong to this organization or asked to join it.',
      );
    });
  }

  private async ownerOf(email: string, password: string, place: Place): Promise<User['id']> {
    const user = await this.auth.authenticate({ email, password }, place);
    requireVerified(user);
    return user.id;
  }
}

function ownId(caller: Caller, email: string): number {
  if (caller.email !== email) throw wrongCredentials();
  return caller.userId;
}

async function requireOpen(manager: EntityManager, id: number): Promise<void> {
  const organization = await manager.findOneBy(Organization, { id, disabled: false });
  if (!organization?.verifiedAt) throw notFound('organization');
}

/** @returns false when there is a link already */
async function requestLink(manager: EntityManager, organizationId: number, userId: number): Promise<boolean> {
  const inserted = await manager
    .createQueryBuilder()
    .insert()
    .into(OrganizationUser)
    .values({ organizationId, userId, disabled: true, requested: true })
    .orIgnore()
    .returning(['userId'])
    .execute();
  return (inserted.raw as unknown[]).length > 0;
}
