import {
  distributedTables,
  findDistributionFault,
  functionsByProject,
  isDistributable,
  readDistribution,
  readFunctions,
} from '#libs/entities';
import { StartFailure } from '#libs/processes';

type Query = <Row>(text: string, values?: unknown[]) => Promise<Row[]>;

/**
 * Brings a database on a coordinator of Citus into the distributed form: tables that grow lie on the workers by project,
 * with the functions that work on them; definitions stay on the coordinator. What is done already is left as it is, so it
 * may be repeated: after each new release, and after it was cut off.
 *
 * @throws StartFailure for a database that this is impossible in
 */
export async function distribute(query: Query, print: (line: string) => void): Promise<void> {
  await requireCoordinator(query);
  const done = new Set((await readDistribution(query)).map(({ table }) => table));
  const [anchor] = distributedTables;
  for (const table of distributedTables) {
    if (done.has(table)) {
      print(`${table}: is distributed`);
      continue;
    }
    if (table === anchor)
      await query('SELECT create_distributed_table($1::regclass, $2)', [table, 'project_id']);
    else
      await query('SELECT create_distributed_table($1::regclass, $2, colocate_with => $3)', [
        ...[table, 'project_id', anchor],
      ]);
    print(`${table}: distributed by project`);
  }
  await distributeFunctions(query, print);
  const fault = await findDistributionFault(query);
  if (fault) throw new StartFailure(fault);
}

async function requireCoordinator(query: Query): Promise<void> {
  const [schema] = await query<{ found: boolean }>(`SELECT to_regclass('late_total') IS NOT NULL AS found`);
  if (!schema?.found) throw new StartFailure('The schema is not there yet: run `npm run migrate` first.');
  if (!(await isDistributable(query)))
    throw new StartFailure('This is no database of Citus: CREATE EXTENSION citus is missing.');
  const [role] = await query<{ coordinator: boolean; workers: number }>(
    `SELECT citus_is_coordinator() AS coordinator, (SELECT count(*)::int FROM citus_get_active_worker_nodes()) AS workers`,
  );
  if (!role?.coordinator) throw new StartFailure('This is a worker: name the coordinator in DB_URL.');
  if (role.workers === 0)
    throw new StartFailure('The coordinator knows no worker: SELECT citus_add_node(host, port) adds one.');
  const [fault] = (await readDistribution(query)).filter(({ column }) => column !== 'project_id');
  if (fault)
    throw new StartFailure(
      `Table ${fault.table} is distributed by ${fault.column}: SELECT undistribute_table('${fault.table}') first.`,
    );
}

async function distributeFunctions(query: Query, print: (line: string) => void): Promise<void> {
  for (const { signature, name, argument, distributed, hasFixedPlans } of await readFunctions(query)) {
    if (hasFixedPlans) await query(`ALTER FUNCTION ${signature} RESET plan_cache_mode`);
    if (distributed && !hasFixedPlans) {
      print(`${name}: is ready`);
      continue;
    }
    const byProject = (functionsByProject as readonly string[]).includes(name);
    if (byProject)
      await query('SELECT create_distributed_function($1::regprocedure, $2, colocate_with => $3)', [
        ...[signature, argument, distributedTables[0]],
      ]);
    else await query('SELECT create_distributed_function($1::regprocedure)', [signature]);
    print(`${name}: ${byProject ? 'goes to the node of its project' : 'is on every node'}`);
  }
}
