import { domainToASCII } from 'node:url';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Writes the domains of addresses and organizations with A-labels, as they are compared from now on. Two accounts of
 * one mailbox become one. Of two verified organizations of one domain the younger gives the domain up, and is known by
 * `organization-<id>.<domain>`. There is no way back: which way a domain was once typed is not kept.
 */
export class StoreALabels1796000500001 implements MigrationInterface {
  readonly name = 'StoreALabels1796000500001';

  async up(runner: QueryRunner): Promise<void> {
    for (const organization of await unconverted<Organization>(
      runner,
      'organization',
      'domain',
      'verified_at',
    ))
      await convertOrganization(runner, organization);
    for (const user of await unconverted<User>(runner, '"user"', 'email', 'verified'))
      await convertUser(runner, user);
    await convertInvitations(runner);
    await convertPlain(runner, 'organization', 'email');
    await convertPlain(runner, 'outgoing_mail', 'recipient');
    await convertPlain(runner, 'one_time_password', 'email');
    await convertPlain(runner, 'mailed_link', 'email');
  }

  async down(): Promise<void> {
    // A-labels name the same domains, so older releases go on with them.
  }
}

interface Organization {
  id: number;
  domain: string;
  verified_at: Date | null;
}

interface User {
  id: number;
  email: string;
  verified: boolean;
}

/** Rows whose column is beyond ASCII, oldest first. */
const unconverted = <Row>(runner: QueryRunner, table: string, column: string, also: string): Promise<Row[]> =>
  runner.query(
    `SELECT id, ${column}, ${also} FROM ${table} WHERE octet_length(${column}) <> char_length(${column}) ORDER BY id`,
  ) as Promise<Row[]>;

/** Undefined for what is no domain. */
function convertDomain(domain: string): string | undefined {
  const ascii = domainToASCII(domain);
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(ascii) ? ascii : undefined;
}

function convertEmail(email: string): string | undefined {
  const at = email.lastIndexOf('@') + 1;
  const domain = convertDomain(email.slice(at));
  return domain && email.slice(0, at) + domain;
}

async function convertOrganization(runner: QueryRunner, own: Organization): Promise<void> {
  const domain = convertDomain(own.domain);
  if (!domain) return;
  const [other] = (await runner.query('SELECT id, domain, verified_at FROM organization WHERE domain = $1', [
    domain,
  ])) as Organization[];
  const rename = (id: number, to: string) =>
    runner.query('UPDATE organization SET domain = $2 WHERE id = $1', [id, to]);
  if (!other) return void (await rename(own.id, domain));
  const [first, second] = isBefore(own, other) ? [own, other] : [other, own];
  // Nobody verified it: its sign-ups lose to the other ones, as they would have if they had been typed alike.
  if (!second.verified_at) await runner.query('DELETE FROM organization WHERE id = $1', [second.id]);
  else await rename(second.id, `organization-${second.id}.${domain}`);
  await rename(first.id, domain);
}

/** Whether the first one keeps the domain: whoever verified it first, otherwise the older row. */
function isBefore(own: Organization, other: Organization): boolean {
  const [a, b] = [own.verified_at?.getTime() ?? Infinity, other.verified_at?.getTime() ?? Infinity];
  return a === b ? own.id < other.id : a < b;
}

async function convertUser(runner: QueryRunner, own: User): Promise<void> {
  const email = convertEmail(own.email);
  if (!email) return;
  const [other] = (await runner.query('SELECT id, email, verified FROM "user" WHERE email = $1', [
    email,
  ])) as User[];
  if (!other) return void (await runner.query('UPDATE "user" SET email = $2 WHERE id = $1', [own.id, email]));
  const keepsOwn = own.verified === other.verified ? own.id < other.id : own.verified;
  const [kept, merged] = keepsOwn ? [own, other] : [other, own];
  if (merged.verified || !kept.verified) await moveBelongings(runner, kept.id, merged.id);
  await runner.query('DELETE FROM "user" WHERE id = $1', [merged.id]);
  await runner.query('UPDATE "user" SET email = $2 WHERE id = $1', [kept.id, email]);
}

/** What belongs to one account of a mailbox comes to the other; where both have it, each keeps the larger right. */
async function moveBelongings(runner: QueryRunner, kept: number, merged: number): Promise<void> {
  const both = [kept, merged];
  await runner.query(
    `INSERT INTO organization_user
       (organization_id, user_id, role_id, menu_template_id, disabled, requested, super, created_at)
     SELECT organization_id, $1, role_id, menu_template_id, disabled, requested, super, created_at
     FROM organization_user WHERE user_id = $2
     ON CONFLICT (organization_id, user_id) DO UPDATE
     SET disabled = organization_user.disabled AND excluded.disabled,
         requested = organization_user.requested AND excluded.requested,
         super = organization_user.super OR excluded.super,
         role_id = COALESCE(organization_user.role_id, excluded.role_id),
         menu_template_id = COALESCE(organization_user.menu_template_id, excluded.menu_template_id)`,
    both,
  );
  await runner.query(
    `INSERT INTO project_user (project_id, user_id, permission_type, disabled)
     SELECT project_id, $1, permission_type, disabled FROM project_user WHERE user_id = $2
     ON CONFLICT DO NOTHING`,
    both,
  );
  await runner.query('UPDATE account_claim SET user_id = $1 WHERE user_id = $2', both);
  await runner.query('UPDATE api_key SET created_by = $1 WHERE created_by = $2', both);
}

async function convertInvitations(runner: QueryRunner): Promise<void> {
  const rows = (await runner.query(
    `SELECT id, organization_id, email FROM invitation WHERE octet_length(email) <> char_length(email) ORDER BY id`,
  )) as { id: number; organization_id: number; email: string }[];
  for (const { id, organization_id: organizationId, email } of rows) {
    const to = convertEmail(email);
    if (!to) continue;
    await runner.query('DELETE FROM invitation WHERE organization_id = $1 AND email = $2', [
      organizationId,
      to,
    ]);
    await runner.query('UPDATE invitation SET email = $2 WHERE id = $1', [id, to]);
  }
}

/** A column of addresses that need not be unique, or whose rows live for minutes. */
async function convertPlain(runner: QueryRunner, table: string, column: string): Promise<void> {
  const rows = (await runner.query(
    `SELECT id, ${column} AS email FROM ${table} WHERE octet_length(${column}) <> char_length(${column})`,
  )) as { id: number; email: string }[];
  for (const { id, email } of rows) {
    const to = convertEmail(email);
    if (to) await runner.query(`UPDATE ${table} SET ${column} = $2 WHERE id = $1`, [id, to]);
  }
}
