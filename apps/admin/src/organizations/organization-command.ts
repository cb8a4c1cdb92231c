import { isEmail } from 'class-validator';
import { DataSource } from 'typeorm';
import { findDatabaseUrl, readEnvironment } from '#libs/config';
import { announceOrganizationChange } from '#libs/datafiles';
import { dataSourceOptions, normalizeEmail } from '#libs/entities';
import { runProgram, StartFailure } from '#libs/processes';
import { MailQueue } from '#libs/mail';

/**
 * `npm run organization -- disable <id>` and `-- enable <id>`: whether an organization's members, API keys and
 * websites are served. Takes effect within a second, everywhere. To enable one that is about to be erased keeps it.
 *
 * `npm run organization -- invite <email>`: lets the owner of an address sign up an organization although sign-up is
 * closed, within 7 days, and orders the mail that says so.
 */
await runProgram(async () => {
  const [task, subject = ''] = process.argv.slice(2);
  const work = chooseWork(task, subject);
  const url = findDatabaseUrl(readEnvironment());
  if (url === undefined)
    throw new StartFailure('Set DB_URL, or start the product in this folder: it names the database.');
  const dataSource = await new DataSource(dataSourceOptions(url, 1)).initialize();
  try {
    console.log(await work(dataSource));
  } finally {
    await dataSource.destroy();
  }
});

type Work = (dataSource: DataSource) => Promise<string>;

function chooseWork(task: string | undefined, subject: string): Work {
  if (task === 'invite') return (dataSource) => invite(dataSource, readEmail(subject));
  if ((task !== 'disable' && task !== 'enable') || !/^[1-9]\d{0,8}$/.test(subject))
    throw new StartFailure(
      'Say disable or enable and the id of the organization, or invite and the e-mail of who may sign one up.',
    );
  return async (dataSource) =>
    `${await setDisabled(dataSource, Number(subject), task === 'disable')} is ${task}d.`;
}

function readEmail(text: string): string {
  const email = normalizeEmail(text);
  if (!isEmail(email)) throw new StartFailure(`"${text}" is no e-mail address.`);
  return email;
}

async function invite(dataSource: DataSource, email: string): Promise<string> {
  await dataSource.transaction(async (manager) => {
    await manager.query(
      `INSERT INTO sign_up_invitation (email) VALUES ($1)
       ON CONFLICT (email) DO UPDATE SET created_at = excluded.created_at`,
      [email],
    );
    await new MailQueue().add(manager, { kind: 'invitation', recipient: email });
  });
  return `${email} may sign up an organization within 7 days. The mail that says so leaves while the product runs.`;
}

async function setDisabled(dataSource: DataSource, id: number, disabled: boolean): Promise<string> {
  return dataSource.transaction(async (manager) => {
    const [rows] = await manager.query<[{ name: string }[], number]>(
      'UPDATE organization SET disabled = $2, erase_after = CASE WHEN $2 THEN erase_after END WHERE id = $1 RETURNING name',
      [id, disabled],
    );
    if (rows[0] === undefined) throw new StartFailure(`There is no organization ${id}.`);
    await announceOrganizationChange(manager, id);
    return rows[0].name;
  });
}
