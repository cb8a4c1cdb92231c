/**
 * A project whose 20 Active experiments each have one segment with about the largest rules that can be saved, and
 * visitors whose attributes make them as expensive as they can be.
 */
export const experimentCount = 20;

const textLength = 2_047;
const someOf = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const search = (pattern) => ({ x: { $regex: pattern } });

/** Different ways to come near the limits, by name; each gives the rules of the segment with a number. */
export const kinds = {
  /** What a lazy automaton finds worst: 2^200 states. */
  'repeated classes': (n) => ({
    $or: [200, 199, 198, 197].map((times) => search(`[ab]*a[ab]{${times - n}}c`)),
  }),
  /** One long pattern. */
  'one long pattern': (n) => ({
    $or: [search(`[ab]*a[ab]{${400 + n}}c`), search(`[ab]*a[ab]{${360 + n}}c`)],
  }),
  /** Many ways to go on. */
  'optional parts': (n) => ({ $or: [search(`(a?b?){${13 + (n % 4)}}c`)] }),
  /** As many patterns as allowed. */
  'plain patterns': (n) => ({ $or: someOf(50, (index) => search(`needle${n}x${index}`)) }),
  /** Many short patterns. */
  'short patterns': (n) => ({ $or: someOf(24, (index) => search(`^[cd]?x${n}y${index}`)) }),
  /** As many conditions as one list may have. */
  conditions: (n) => ({ $or: someOf(1_000, (index) => ({ x: { $gt: n * 10_000 + index } })) }),
  /** All items of a list with all others. */
  lists: (n) => ({
    $or: someOf(10, (one) => ({ list: { $all: someOf(900, (index) => `${n}-${one}-${index}`) } })),
  }),
};

/** A text that nothing can be remembered of. */
export function hostileAttributes(seed) {
  let state = seed * 2_654_435_761 + 1;
  let x = '';
  while (x.length < textLength) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    x += (state >> 16) & 1 ? 'a' : 'b';
  }
  return { x: `${x}c`, list: someOf(1_000, (index) => `item ${seed}.${index}`) };
}

/** The project as a datafile. */
export function datafileOfLargest(rulesOf, projectId = 1) {
  return {
    projectId,
    revision: 1,
    settings: {
      holdoutPercent: 0,
      publishCounters: false,
      allowedOrigins: [],
      storedAttributesInPublic: false,
    },
    experiments: someOf(experimentCount, (index) => ({
      ...{ id: index + 1, key: `experiment-${index + 1}`, title: `Experiment ${index + 1}`, js: '', css: '' },
      ...{ url: null, coverage: 100, group: null, sticky: false, endAt: null, conditions: [], metrics: [] },
      ...{ type: 'AB Test', triggerType: 'Immediately', conditionType: 'ALL', allocationVersion: 1 },
      segments: [{ id: index + 1, rules: rulesOf(index), hasMembers: false }],
      variations: [0, 1].map((arm) => ({
        ...{
          id: (index + 1) * 10 + arm,
          title: `Arm ${arm}`,
          traffic: 50,
          js: '',
          css: '',
          redirectUrl: null,
        },
        ...{ isControl: arm === 0, retired: false, segmentId: null, segmentRules: null },
      })),
    })),
  };
}

/**
 * The project in a database.
 *
 * @param {import('pg').Client} database
 * @returns {Promise<number>} its id
 */
export async function insertLargest(database, rulesOf) {
  const { rows } = await database.query(
    `WITH organization AS (
       INSERT INTO organization (name, domain, verified_at)
       VALUES ('Large rules', 'large-rules-' || gen_random_uuid() || '.example', now()) RETURNING id)
     INSERT INTO project (organization_id, name) SELECT id, 'Large rules' FROM organization RETURNING id`,
  );
  const projectId = rows[0].id;
  for (let index = 0; index < experimentCount; index++)
    await insertOne(database, projectId, index, rulesOf(index));
  return projectId;
}

async function insertOne(database, projectId, index, rules) {
  const { rows } = await database.query(
    `INSERT INTO experiment (project_id, key, title, status, started_at, started_allocation_version)
     VALUES ($1, $2, $2, 'Active', now(), 1) RETURNING id`,
    [projectId, `large-${index + 1}`],
  );
  const [{ id }] = rows;
  await database.query(
    `INSERT INTO variation (experiment_id, title, traffic, is_control)
     VALUES ($1, 'Arm 0', 50, true), ($1, 'Arm 1', 50, false)`,
    [id],
  );
  await database.query(
    `WITH made AS (INSERT INTO segment (project_id, name, rules) VALUES ($1, $2, $3) RETURNING id)
     INSERT INTO experiment_segment (experiment_id, segment_id) SELECT $4, id FROM made`,
    [projectId, `Large ${index + 1}`, JSON.stringify(rules), id],
  );
}

/**
 * The same in the database, as an organization of its own.
 *
 * @param {import('pg').Client} client
 * @returns {Promise<number>} the id of the project
 */
export async function insertLargestRules(client, rulesOf = kinds['repeated classes']) {
  const { rows } = await client.query(insertProject);
  const [{ id: projectId }] = rows;
  for (let index = 0; index < experimentCount; index++)
    await client.query(insertExperiment, [projectId, index, rulesOf(index)]);
  return projectId;
}

const insertProject = `
  WITH organization AS (
    INSERT INTO organization (name, domain, verified_at) VALUES ('Largest rules', 'rules.example', now()) RETURNING id)
  INSERT INTO project (organization_id, name) SELECT id, 'Largest rules' FROM organization RETURNING id`;

const insertExperiment = `
  WITH made AS (
      INSERT INTO experiment (project_id, key, title, status, started_at, started_allocation_version)
      VALUES ($1, 'rules-' || $2::int, 'Rules ' || $2::int, 'Active', now(), 1) RETURNING id),
    arm AS (
      INSERT INTO variation (experiment_id, title, traffic, is_control)
      SELECT id, 'Arm ' || arm, 50, arm = 0 FROM made, generate_series(0, 1) AS arm),
    chosen AS (INSERT INTO segment (project_id, name, rules) VALUES ($1, 'Rules ' || $2::int, $3) RETURNING id)
  INSERT INTO experiment_segment (experiment_id, segment_id) SELECT made.id, chosen.id FROM made, chosen`;
