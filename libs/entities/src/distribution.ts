/** Runs a statement and gives its rows. */
type Query = <Row>(text: string, values?: unknown[]) => Promise<Row[]>;

/**
 * What grows with visitors and events, by project, the first one alone and the others beside it. On a distributed database
 * (Citus) all rows of a project lie on one node.
 */
export const distributedTables = [
  ...['event', 'event_mark', 'event_identity', 'idempotency_key', 'assignment', 'user_total', 'late_total'],
  ...[
    'variation_total',
    'assignment_total',
    'uncounted_total',
    'early_total',
    'metric_counter',
    'experiment_run',
    'secret_metric',
    'joined_id',
    'crossed_assignment',
  ],
  ...[
    'metric_keeping',
    'metric_due',
    'metric_value',
    'metric_value_total',
    'metric_quantile',
    'metric_progress',
    'metric_series',
  ],
] as const;

/** Called with a project (`p`) in no transaction, each goes to the node of the project in one message. */
export const functionsByProject = [
  ...[
    'record_assignments',
    'store_events',
    'settle_end',
    'recount_users',
    'correct_totals',
    'remove_user_rows',
    'join_ids',
    'mark_late_answers',
    'find_assignments',
    'find_known_events',
  ],
  ...['lock_batch', 'drain_batches'],
] as const;

/** Called by the others where these are. */
const innerFunctions = [
  ...[
    'project_lock',
    'user_lock',
    'lock_users',
    'total_shard',
    'happened_since',
    'came_early',
    'count_events',
    'count_earlier',
  ],
  ...[
    'people_of',
    'people_around',
    'lock_people',
    'take_credit',
    'credit_events',
    'merge_people',
    'cross_over',
  ],
] as const;

/** How a function is known to the database. */
export interface StoredFunction {
  /** With the types of its arguments. */
  signature: string;
  name: string;
  /** Its first argument, which is the project. */
  argument: string;
  /** Whether it can be carried out by the node of a project. */
  distributed: boolean;
  /** Whether its plans are fixed, which a distributed database cannot do. */
  hasFixedPlans: boolean;
}

/** Whether the database is a distributed one: it may be, with all tables in one place. */
export async function isDistributable(query: Query): Promise<boolean> {
  const [row] = await query<{ found: boolean }>(
    `SELECT to_regclass('pg_dist_partition') IS NOT NULL AS found`,
  );
  return row?.found === true;
}

/** By what each of the tables that are distributed is, and which of them lie beside each other. */
export async function readDistribution(
  query: Query,
): Promise<{ table: string; column: string; group: number }[]> {
  return query(
    `SELECT logicalrelid::regclass::text AS "table", colocationid AS "group",
       COALESCE(column_to_column_name(logicalrelid, partkey), '') AS "column"
     FROM pg_dist_partition WHERE partmethod = 'h' AND logicalrelid::regclass::text = ANY ($1::text[])`,
    [distributedTables],
  );
}

export async function readFunctions(query: Query): Promise<StoredFunction[]> {
  return query<StoredFunction>(
    `SELECT pg_proc.oid::regprocedure::text AS signature, proname AS name, proargnames[1] AS argument,
       object.objid IS NOT NULL AND (distribution_argument_index IS NOT NULL OR NOT proname = ANY ($2::text[])) AS distributed,
       COALESCE(proconfig::text LIKE '%plan_cache_mode=force_generic_plan%', false) AS "hasFixedPlans"
     FROM pg_proc
     LEFT JOIN pg_catalog.pg_dist_object AS object ON object.classid = 'pg_proc'::regclass AND object.objid = pg_proc.oid
     WHERE pronamespace = 'public'::regnamespace AND proname = ANY ($1::text[]) ORDER BY proname`,
    [[...functionsByProject, ...innerFunctions], functionsByProject],
  );
}

/**
 * Why a distributed database cannot be worked with; undefined when it can, or when nothing is distributed. To be asked at
 * the start, not to be found out by the first write.
 */
export async function findDistributionFault(query: Query): Promise<string | undefined> {
  if (!(await isDistributable(query))) return undefined;
  const found = await readDistribution(query);
  if (found.length === 0) return undefined;
  const advice = 'Run `npm run distribute` (docs/scaling.md).';
  const otherwise = found.find(({ column }) => column !== 'project_id');
  if (otherwise)
    return `Table ${otherwise.table} is distributed by ${otherwise.column}; only project_id is supported. See docs/scaling.md.`;
  const missing = distributedTables.filter((name) => !found.some(({ table }) => table === name));
  if (missing.length > 0) return `Some tables are distributed, but not ${missing.join(', ')}. ${advice}`;
  const [first] = found;
  const apart = found.find(({ group }) => group !== first!.group);
  if (apart)
    return `Tables ${first!.table} and ${apart.table} are distributed, but not beside each other. See docs/scaling.md.`;
  const functions = await readFunctions(query);
  const undone = functions.find(({ distributed, hasFixedPlans }) => !distributed || hasFixedPlans);
  return undone && `Tables are distributed, but function ${undone.name} is not ready for it. ${advice}`;
}
