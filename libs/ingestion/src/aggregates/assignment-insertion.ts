import { addToUsers, addToVariations, beforeEnd, isCounted, ofUsers, shard, userDeltas } from './counting.js';
import { lockForAssignments } from './gate.js';

/** Parameters 1 to 9, as arrays of the same length; see `assignmentInsertion`. */
const given = `(
      SELECT experiment_id, end_user_id, variation_id, allocation_version,
        timestamptz 'epoch' + served_at * interval '1 millisecond' AS assigned_at,
        device_type, campaign_id, ad_id, attributes::jsonb
      FROM unnest($1::int[], $2::int[], $3::int[], $4::bigint[],
          $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
        AS exposure (experiment_id, variation_id, allocation_version, served_at,
          end_user_id, device_type, campaign_id, ad_id, attributes))`;

const columns = `experiment_id, end_user_id, variation_id, allocation_version, assigned_at,
        device_type, campaign_id, ad_id, attributes`;

const addToTotals = (counts: string): string => `
      INSERT INTO assignment_total AS total (experiment_id, variation_id, allocation_version, shard, users)
      ${counts}
      ON CONFLICT (experiment_id, variation_id, allocation_version, shard) DO UPDATE
      SET users = total.users + EXCLUDED.users`;

/**
 * Earlier events are hardly ever there: they are only looked for when an event of one of the projects is not
 * older than the oldest of the assignments. A new assignment's end user has no totals yet, so these are plain
 * sums.
 *
 * @param inserted what is new, by end user
 * @param experimentIds all of its experiments, once each
 * @param oldest the time of its oldest assignment
 */
const countEarlier = (inserted: string, experimentIds: string, oldest: string): string => `
    earlier AS MATERIALIZED (
      SELECT inserted.experiment_id, inserted.end_user_id, inserted.variation_id,
        event.metric_id, event.type, event.value
      FROM ${inserted} AS inserted
      JOIN experiment ON experiment.id = inserted.experiment_id,
        LATERAL (
          SELECT metric_id, type, value FROM event
          WHERE project_id = experiment.project_id AND end_user_id = inserted.end_user_id
            AND occurred_at >= inserted.assigned_at AND ${beforeEnd('occurred_at')}
            AND ${isCounted('event', 'inserted.experiment_id')}
            AND (experiment_id IS NULL OR experiment_id = inserted.experiment_id) OFFSET 0) AS event
      WHERE (
        SELECT EXISTS (
          SELECT FROM event
          WHERE project_id = ANY (ARRAY(SELECT project_id FROM experiment WHERE id IN (${experimentIds})))
            AND occurred_at >= ${oldest}))),
    delta AS MATERIALIZED (${userDeltas('earlier')}),
    changed AS (${addToUsers('delta')}),
    summed AS (${addToVariations(ofUsers('delta'))})`;

/**
 * Records assignments, adds them to the totals, and counts what their end users had done since they were
 * assigned but before it was recorded: all in one statement. Who is assigned already stays so.
 *
 * Parameters, as arrays of the same length: experiment, variation, allocation version, milliseconds since 1970;
 * end user, device type, campaign, ad, attributes as JSON. Answers one row with the number of new assignments.
 */
export const assignmentInsertion = `
  WITH
    ${lockForAssignments},
    given AS MATERIALIZED ${given},
    inserted AS (
      INSERT INTO assignment (${columns})
      SELECT ${columns}
      FROM given ORDER BY experiment_id, end_user_id COLLATE "C"
      ON CONFLICT (experiment_id, end_user_id) DO NOTHING
      RETURNING experiment_id, end_user_id, variation_id, allocation_version, assigned_at),
    assigned AS (${addToTotals(`
      SELECT experiment_id, variation_id, allocation_version, ${shard}, count(*) FROM inserted
      GROUP BY experiment_id, variation_id, allocation_version
      ORDER BY experiment_id, variation_id, allocation_version`)}),
    ${countEarlier(
      'inserted',
      'SELECT DISTINCT experiment_id FROM given',
      '(SELECT min(assigned_at) FROM given)',
    )}
  SELECT count(*)::int AS inserted FROM inserted`;

/**
 * The same for end users of whom none is assigned yet, which is a unique violation otherwise. Whoever asks sorts
 * and counts, so that the database need not: the rows are in the order of experiment and end user, and further
 * parameters are how many there are, as arrays in order (experiment, variation, allocation version, count), and
 * the milliseconds of the oldest.
 */
export const newAssignmentInsertion = `
  WITH
    ${lockForAssignments},
    inserted AS (
      INSERT INTO assignment (${columns})
      SELECT ${columns} FROM ${given} AS given),
    assigned AS (${addToTotals(`
      SELECT experiment_id, variation_id, allocation_version, ${shard}, users
      FROM unnest($10::int[], $11::int[], $12::int[], $13::int[])
        AS counted (experiment_id, variation_id, allocation_version, users)`)}),
    ${countEarlier(
      given,
      'SELECT unnest($10::int[])',
      `timestamptz 'epoch' + $14::bigint * interval '1 millisecond'`,
    )}
  SELECT`;
