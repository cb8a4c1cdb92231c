import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountsService } from '../accounts/mailbox/accounts.service.js';
import { NewOrganizations } from './new-organizations.js';
import { organizationDomain } from './organization-domain.js';
import { SignUpPolicy } from './sign-up-policy.js';
import type { OrganizationDto, SignUpRequest } from './organization.dto.js';

/**
 * Sign-up of an organization. Until somebody verifies, all who sign up for one domain share its row, each
 * with a claim of their own; the first to enter their code gets it, so nobody can hold a domain they have
 * no mailbox in.
 */
@Injectable()
export class SignUpService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountsService,
    private readonly newOrganizations: NewOrganizations,
    private readonly policy: SignUpPolicy,
  ) {}

  /** @throws DomainError `forbidden` while sign-up is closed to the address */
  async signUp({ name, email, password }: SignUpRequest): Promise<OrganizationDto> {
    await this.policy.require(this.dataSource.manager, email);
    const passwordHash = await this.accounts.hashForClaim(email, password);
    const id = await this.dataSource.transaction(async (manager) => {
      const organizationId = await this.newOrganizations.open(manager, organizationDomain(email), name);
      const claim = { email, passwordHash, organizationId, organizationName: name };
      const userId = await this.accounts.claim(manager, claim);
      await this.newOrganizations.link(manager, organizationId, userId);
      return organizationId;
    });
    await this.accounts.sendMails();
    return { id, name, email };
  }
}
