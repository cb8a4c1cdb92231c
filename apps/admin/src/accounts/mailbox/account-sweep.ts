import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JobRunner, type PeriodicJob } from '#libs/jobs';
import { isOpenInvitation, isOpenSignUpInvitation } from '#libs/entities';
import { deviceDays, networkDays } from '#libs/guards';
import { isFresh } from './account-claims.queries.js';

/** What is of no use any more, by table and in this order. */
const stale: readonly string[] = [
  `DELETE FROM "user" WHERE NOT verified AND NOT (${isFresh('"user"')})`,
  `DELETE FROM account_claim WHERE NOT (${isFresh('account_claim')})`,
  `DELETE FROM session WHERE expires_at < now()`,
  `DELETE FROM refresh_token WHERE expires_at < now()`,
  `DELETE FROM one_time_password WHERE expires_at < now()`,
  `DELETE FROM mailed_link WHERE expires_at < now()`,
  `DELETE FROM invitation WHERE NOT (${isOpenInvitation('invitation')})`,
  `DELETE FROM account_failure WHERE created_at < now() - interval '1 day'`,
  `DELETE FROM known_device WHERE last_login_at < now() - interval '${deviceDays} days'`,
  `DELETE FROM known_network WHERE last_login_at < now() - interval '${networkDays} days'`,
  `DELETE FROM sign_up_invitation WHERE NOT (${isOpenSignUpInvitation('sign_up_invitation')})`,
  `DELETE FROM outgoing_mail WHERE state IN ('sent', 'failed') AND created_at < now() - interval '7 days'`,
];

const job: PeriodicJob = {
  name: 'account-sweep',
  fails: 'Old sign-ups wait',
  works: 'Old sign-ups are cleared away again.',
  everyMs: 60_000,
};

/** Clears away sign-ups that nobody verified within a day, and what has expired. Any number of processes may. */
@Injectable()
export class AccountSweep implements OnApplicationBootstrap {
  private readonly furtherSteps: (() => Promise<void>)[] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: JobRunner,
  ) {}

  /** Adds what else is done each time. */
  alsoDo(step: () => Promise<void>): void {
    this.furtherSteps.push(step);
  }

  onApplicationBootstrap(): void {
    this.runner.start(job, () => this.sweep());
  }

  async sweep(): Promise<void> {
    for (const statement of stale) await this.dataSource.query(statement);
    await this.dropUnclaimedOrganizations();
    for (const step of this.furtherSteps) await step();
  }

  /**
   * Organizations that nobody verified and nobody claims any more. Their rows are locked before claims are
   * looked for, since a sign-up locks the row before it makes its claim.
   */
  private async dropUnclaimedOrganizations(): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const rows = await manager.query<{ id: number }[]>(
        `SELECT id FROM organization WHERE verified_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM account_claim WHERE organization_id = organization.id)
         FOR UPDATE SKIP LOCKED`,
      );
      await manager.query(
        `DELETE FROM organization WHERE id = ANY($1)
           AND NOT EXISTS (SELECT 1 FROM account_claim WHERE organization_id = organization.id)`,
        [rows.map(({ id }) => id)],
      );
    });
  }
}
