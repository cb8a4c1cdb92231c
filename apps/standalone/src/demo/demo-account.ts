import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { Config } from '#libs/config';
import { Organization, User } from '#libs/entities';
import { acceptedSignatures } from '#libs/security';
import { PasswordsService } from '../../../admin/src/accounts/passwords/passwords.service.js';
import { demoDomain, NewOrganizations } from '../../../admin/src/organizations/index.js';
import type { Credentials } from './demo-session.js';

const email = `demo@${demoDomain}`;
const finished = 'Demo organization';
const unfinished = `${finished} (not filled yet)`;

/** Where the demo stands: not there, begun by a start that did not get to its end, or there. */
export type DemoState = 'none' | 'unfinished' | 'finished';

/** The organization of the demo and its only member, who proves no e-mail: nobody reads mail at demo.example. */
export class DemoAccount {
  private readonly config: Config;
  private readonly dataSource: DataSource;

  constructor(private readonly app: NestFastifyApplication) {
    this.config = app.get(Config);
    this.dataSource = app.get(DataSource);
  }

  /**
   * How the member logs in. The password follows from SECRET_KEY, so that every installation has its own and
   * each start can print it again.
   */
  get credentials(): Credentials {
    return this.everyCredentials()[0]!;
  }

  async state(): Promise<DemoState> {
    const organization = await this.dataSource.manager.findOneBy(Organization, { email });
    if (organization === null) return 'none';
    return organization.name === unfinished ? 'unfinished' : 'finished';
  }

  /**
   * The credentials that work, an earlier SECRET_KEY's maybe; undefined when the member has changed the password, or
   * the key is forgotten.
   */
  async workingCredentials(): Promise<Credentials | undefined> {
    const user = await this.dataSource.manager.findOneBy(User, { email });
    const hashes = user ? [user.passwordHash] : [];
    for (const credentials of this.everyCredentials()) {
      if (await this.app.get(PasswordsService).matches(credentials.password, hashes, giver))
        return credentials;
    }
    return undefined;
  }

  /**
   * Makes the organization, marked as not filled, with its verified super member.
   *
   * @returns the id of its project
   * @throws DomainError `conflict` when somebody else's organization has the domain
   */
  async open(): Promise<number> {
    const passwordHash = await this.app.get(PasswordsService).hash(this.credentials.password, giver);
    const organizations = this.app.get(NewOrganizations);
    await this.dataSource.transaction(async (manager) => {
      const organizationId = await organizations.open(manager, demoDomain, unfinished);
      const user = { email, passwordHash, verified: true, firstName: 'Demo', lastName: 'Member' };
      const { id: userId } = await manager.save(User, user);
      await organizations.link(manager, organizationId, userId);
      await organizations.give(manager, { organizationId, userId, organizationName: unfinished });
    });
    return this.projectId();
  }

  /** The project that the demo fills: the first one of its organization. */
  async projectId(): Promise<number> {
    const rows = await this.dataSource.query<{ id: number }[]>(
      `SELECT project.id FROM project JOIN organization ON organization.id = organization_id
       WHERE organization.email = $1 ORDER BY project.id LIMIT 1`,
      [email],
    );
    return rows[0]!.id;
  }

  private everyCredentials(): Credentials[] {
    const length = Math.max(12, this.config.passwordMinLength - prefix.length);
    return acceptedSignatures(this.config, 'demo-password', 'password of the demo').map((signature) => ({
      email,
      password: prefix + signature.slice(0, length),
    }));
  }

  /** Marks the organization as filled. */
  async finish(): Promise<void> {
    await this.dataSource.manager.update(Organization, { email }, { name: finished });
  }

  /** Removes what a start left that did not get to its end. */
  async removeUnfinished(): Promise<void> {
    const projects = await this.dataSource.query<{ id: number }[]>(
      `SELECT project.id FROM project JOIN organization ON organization.id = organization_id
       WHERE organization.email = $1 AND organization.name = $2 ORDER BY project.id`,
      [email, unfinished],
    );
    await this.dataSource.transaction(async (manager) => {
      for (const { id } of projects)
        for (const table of leftTables)
          await manager.query(`DELETE FROM ${table} WHERE project_id = $1`, [id]);
      await manager.delete(Organization, { email, name: unfinished });
      await manager.delete(User, { email });
    });
  }
}

/** Nobody else logs in while a process starts. */
const giver = { email, isKnown: true };

/** What visitors leave behind, which does not go away with its experiment. */
const leftTables = [
  ...['event', 'event_mark', 'user_total', 'late_total', 'variation_total', 'uncounted_total'],
  ...['early_total', 'assignment_total', 'assignment', 'crossed_assignment', 'joined_id'],
];

/** One of each kind that a password needs. */
const prefix = 'Demo!7-';
