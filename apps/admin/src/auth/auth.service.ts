import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OrganizationUser, Session, User } from '#libs/entities';
import { DomainError } from '#libs/errors';
import type { LoginRequest, TokenPairDto } from './auth.dto.js';
import { verifyPassword } from './password.js';
import { TokensService } from './tokens.service.js';

@Injectable()
export class AuthService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tokens: TokensService,
  ) {}

  async login({ email, password }: LoginRequest): Promise<TokenPairDto> {
    const user = await this.dataSource.getRepository(User).findOneBy({ email });
    if (!(await verifyPassword(password, user?.passwordHash)) || !user) {
      throw new DomainError(
        'unauthenticated',
        'wrong-credentials',
        'E-mail and password do not belong together.',
      );
    }
    await this.requireUsable(user);
    const session = { id: randomUUID(), userId: user.id };
    await this.dataSource.getRepository(Session).insert(session);
    return this.tokens.issue(user, session.id);
  }

  /** Said only to who knows the password. */
  private async requireUsable(user: User): Promise<void> {
    if (!user.verified) {
      throw new DomainError(
        'unauthenticated',
        'account-not-verified',
        'Enter the code that was sent to you first.',
      );
    }
    const enabledLink = await this.dataSource
      .getRepository(OrganizationUser)
      .createQueryBuilder('link')
      .innerJoin('organization', 'o', 'o.id = link.organizationId AND NOT o.disabled')
      .where({ userId: user.id, disabled: false })
      .getExists();
    if (!enabledLink) {
      throw new DomainError(
        'forbidden',
        'account-disabled',
        'Your account is disabled, or waits for approval.',
      );
    }
  }
}
