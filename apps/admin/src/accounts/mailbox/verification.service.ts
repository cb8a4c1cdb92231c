import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Config } from '#libs/config';
import { announceOrganizationChange } from '#libs/datafiles';
import { AccountClaim, User } from '#libs/entities';
import { DomainError, invalidField } from '#libs/errors';
import type { Place } from '#libs/guards';
import { nameActor } from '../../audit/index.js';
import { findClaims, findOpenClaims, type Claim } from './account-claims.queries.js';
import { AccountsService } from './accounts.service.js';
import { MailboxProofs, requireOneProof, type MailboxProof } from './mailbox-proofs.service.js';
import { wrongCode } from './one-time-passwords.service.js';
import { maxPasswordBytes } from '../passwords/password.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { NewOrganizations } from '../../organizations/index.js';
import { ClaimDto, type VerificationLinkDto, type VerifyRequest } from '../account.dto.js';
import { chooseClaim } from './claim-choice.js';
import { InvitationsService } from '../../users/invitations.service.js';

/** Makes an account of a proven address and of the claim that its owner picks. */
@Injectable()
export class VerificationService {
  constructor(
    private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly proofs: MailboxProofs,
    private readonly accounts: AccountsService,
    private readonly passwords: PasswordsService,
    private readonly newOrganizations: NewOrganizations,
    private readonly invitations: InvitationsService,
  ) {}

  /**
   * Verifies an address and makes of it what was asked for by one claim; all other claims with it end.
   *
   * @throws DomainError `malformed` for a wrong code or token, `conflict` with the claims when it is right and
   *   does not tell which of them counts; it stays usable then
   */
  async verify({ password, claimId, ...proof }: VerifyRequest, place: Place): Promise<void> {
    requireOneProof(proof);
    if (!password && (proof.token || this.config.verifyWithPassword))
      throw invalidField('password', 'is missing');
    const email = await this.dataSource.transaction((manager) => this.findProven(manager, proof, place));
    if (email === undefined) throw wrongCode();
    const hash = password ? await this.hashLikeClaims(email, password) : undefined;
    await this.dataSource.transaction(async (manager) => {
      await this.newOrganizations.lockClaimed(manager, email);
      // It may have been used while the password was hashed.
      if ((await this.findProven(manager, proof, place)) === undefined) throw wrongCode();
      await lockAccount(manager, email);
      const claims = await findClaims(manager, email);
      if (claims.length === 0) throw wrongCode();
      const choice = chooseClaim(claims, { hash, claimId: claimId ?? undefined });
      if (choice === 'undecided') throw severalClaims(claims);
      if (choice === 'unknown') throw invalidField('claimId', 'is not a claim of this address');
      if (choice.isNewPassword) this.accounts.requireStrong(password ?? '');
      await this.proofs.useUp(manager, { email, purpose: 'verification' });
      await this.accept(manager, email, choice);
    });
  }

  /**
   * What a mailed link is about. To ask leaves it usable.
   *
   * @throws DomainError `malformed` when it is wrong, expired or used
   */
  async describeLink(token: string, place: Place): Promise<VerificationLinkDto> {
    return this.dataSource.transaction(async (manager) => {
      const email = await this.findProven(manager, { token }, place);
      if (email === undefined) throw wrongCode();
      return { email, claims: (await findClaims(manager, email)).map((claim) => ClaimDto.from(claim)) };
    });
  }

  /** An address that has an account already needs no proof any more, and gets no other password by one. */
  private async findProven(
    manager: EntityManager,
    proof: MailboxProof,
    place: Place,
  ): Promise<string | undefined> {
    const email = await this.proofs.check(manager, proof, 'verification', place);
    if (email === undefined || (await manager.existsBy(User, { email, verified: true }))) return undefined;
    return email;
  }

  /** All claims with one address share a salt, so one hash is compared with them all. */
  private async hashLikeClaims(email: string, password: string): Promise<string> {
    if (Buffer.byteLength(password) > maxPasswordBytes)
      throw invalidField('password', `must have at most ${maxPasswordBytes} bytes`);
    const [claim] = await findOpenClaims(this.dataSource.manager, email);
    return this.passwords.hash(password, { email }, claim?.passwordHash);
  }

  private async accept(
    manager: EntityManager,
    email: string,
    { claim, passwordHash }: { claim: Claim; passwordHash: string },
  ): Promise<void> {
    const { kind, organizationId, organizationName } = claim;
    const userId = await findOrMakeAccount(manager, email);
    await nameActor(manager, userId);
    await manager.update(User, { id: userId }, { verified: true, passwordHash });
    await endOtherClaims(manager, { userId, organizationId });
    if (kind === 'sign-up') {
      await this.newOrganizations.settle(manager, { userId, organizationId, organizationName });
      await announceOrganizationChange(manager, organizationId);
    }
    // A registration in an organization that invited them is consent to the invitation, too.
    await this.invitations.takeUp(manager, { userId, email, organizationId });
  }
}

function severalClaims(claims: readonly Claim[]): DomainError {
  const detail =
    'Your address is confirmed, but there is more than one request. Enter your password and choose one.';
  const extension = { claims: claims.map((claim) => ClaimDto.from(claim)) };
  return new DomainError('conflict', 'several-claims', detail, { extension });
}

/** Until the transaction ends nothing more is claimed with the address. */
async function lockAccount(manager: EntityManager, email: string): Promise<void> {
  await manager.query('SELECT 1 FROM "user" WHERE email = $1 FOR UPDATE', [email]);
}

/** The account that the claims share; somebody who was only invited has none yet. */
async function findOrMakeAccount(manager: EntityManager, email: string): Promise<number> {
  const [user] = await manager.query<{ id: number }[]>(
    `INSERT INTO "user" (email, password_hash) VALUES ($1, '')
     ON CONFLICT (email) DO UPDATE SET email = excluded.email WHERE NOT "user".verified RETURNING id`,
    [email],
  );
  if (!user) throw wrongCode();
  return user.id;
}

/** Leaves of all that was asked for with an e-mail only what one claim is about. */
async function endOtherClaims(
  manager: EntityManager,
  { userId, organizationId }: { userId: number; organizationId: number },
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
