/** What the database holds, against the ledger. */
import pg from 'pg';
import { compareTotals } from '../../dist/libs/ingestion/src/index.js';
import { query } from './installation.mjs';
import { batchSize } from './visitors.mjs';

/** @returns {Promise<Record<string, number>>} how many of each wrong; all are 0 when nothing is */
export async function audit({ databaseUrl, project }, visitors) {
  const assignments = await query(
    databaseUrl,
    `SELECT end_user_id AS "endUserId", experiment_id AS "experimentId", variation_id AS "variationId"
     FROM assignment`,
  );
  const events = await query(databaseUrl, 'SELECT value::int, count(*)::int AS count FROM event GROUP BY 1');
  return {
    ...auditExposures(assignments, visitors.served, project.experimentIds),
    ...auditEvents(new Map(events.map(({ value, count }) => [value, count])), visitors.batches),
    ...(await auditCounters(databaseUrl)),
    totalsOff: await auditTotals(databaseUrl, project),
    faultyAnswers: visitors.faults.length,
  };
}

function auditExposures(assignments, served, experimentIds) {
  const stored = new Map();
  let unexpectedExposures = 0;
  for (const { endUserId, experimentId, variationId } of assignments) {
    if (!served.has(endUserId) || !experimentIds.includes(experimentId)) unexpectedExposures++;
    stored.set(`${experimentId}:${endUserId}`, variationId);
  }
  let lostExposures = 0;
  let movedVisitors = 0;
  let undecidedExperiments = 0;
  for (const [endUserId, variations] of served) {
    if (variations === null) continue;
    undecidedExperiments += experimentIds.length - variations.size;
    for (const [experimentId, variationId] of variations) {
      const recorded = stored.get(`${experimentId}:${endUserId}`);
      if (recorded === undefined) lostExposures++;
      else if (recorded !== variationId) movedVisitors++;
    }
  }
  return { lostExposures, movedVisitors, unexpectedExposures, undecidedExperiments };
}

/** A batch is stored as a whole or not at all; an acknowledged one is. */
function auditEvents(stored, batches) {
  const wrong = { lostEvents: 0, doubledEvents: 0, unexpectedEvents: 0, halfStoredBatches: 0 };
  for (const [first, acknowledged] of batches) {
    const counts = Array.from({ length: batchSize }, (_, index) => stored.get(first + index) ?? 0);
    const missing = counts.filter((count) => count === 0).length;
    wrong.doubledEvents += counts.filter((count) => count > 1).length;
    if (acknowledged) wrong.lostEvents += missing;
    else if (missing > 0 && missing < batchSize) wrong.halfStoredBatches++;
    for (let index = 0; index < batchSize; index++) stored.delete(first + index);
  }
  wrong.unexpectedEvents = stored.size;
  return wrong;
}

/** Counters and the ids that make a retry count once travel with the events. */
async function auditCounters(databaseUrl) {
  const [{ events, identities, counted }] = await query(
    databaseUrl,
    `SELECT (SELECT count(*)::int FROM event) AS events,
       (SELECT count(*)::int FROM event_mark) AS identities,
       (SELECT sum(live + qa)::int FROM metric_counter) AS counted`,
  );
  return { countersOff: Math.abs(counted - events), identitiesOff: Math.abs(identities - events) };
}

/** What is kept as a sum is what raw events and assignments amount to. */
async function auditTotals(databaseUrl, { id: projectId, experimentIds }) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  try {
    let differences = 0;
    for (const experimentId of experimentIds)
      differences += (await compareTotals(pool, { projectId, experimentId })).length;
    return differences;
  } finally {
    await pool.end();
  }
}
