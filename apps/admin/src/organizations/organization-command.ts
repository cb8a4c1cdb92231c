import { DataSource } from 'typeorm';
import { findDatabaseUrl, readEnvironment } from '#libs/config';
import { announceOrganizationChange } from '#libs/datafiles';
import { dataSourceOptions } from '#libs/entities';
import { runProgram, StartFailure } from '#libs/http';

/**
 * `npm run organization -- disable <id>` and `-- enable <id>`: whether an organization's members, API keys and
 * websites are served. Takes effect within a second, everywhere.
 */
await runProgram(async () => {
  const [task, id = ''] = process.argv.slice(2);
  if ((task !== 'disable' && task !== 'enable') || !/^[1-9]\d{0,8}$/.test(id))
    throw new StartFailure('Say disable or enable, and the id of the organization.');
  const url = findDatabaseUrl(readEnvironment());
  if (url === undefined)
    throw new StartFailure('Set DB_URL, or start the product in this folder: it names the database.');
  const dataSource = await new DataSource(dataSourceOptions(url, 1)).initialize();
  try {
    const name = await setDisabled(dataSource, Number(id), task === 'disable');
    console.log(`${name} is ${task}d.`);
  } finally {
    await dataSource.destroy();
  }
});

async function setDisabled(dataSource: DataSource, id: number, disabled: boolean): Promise<string> {
  return dataSource.transaction(async (manager) => {
    const [rows] = await manager.query<[{ name: string }[], number]>(
      'UPDATE organization SET disabled = $2 WHERE id = $1 RETURNING name',
      [id, disabled],
    );
    if (rows[0] === undefined) throw new StartFailure(`There is no organization ${id}.`);
    await announceOrganizationChange(manager, id);
    return rows[0].name;
  });
}
