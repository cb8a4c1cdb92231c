import { addToUsers, addToVariations, beforeEnd, ofUsers, shard, userDeltas } from './counting.js';
import { lockForAssignments } from './gate.js';

/**
 * Records assignments, adds them to the totals, and counts what their end users had done since they were
 * assigned but before it was recorded: all in one statement.
 *
 * Parameters, as arrays of the same length: experiment, variation, allocation version, milliseconds since 1970;
 * end user, device type, campaign, ad, attributes as JSON. Who is assigned already is dealt with by `onConflict`. Answers one row with the number of new assignments.
 *
 * Earlier events are hardly ever there: they are only looked for when an event of one of the projects is not
 * older than the oldest of the assignments. A new assignment's end user has no totals yet, so these are plain
 * sums.
 */
export const assignmentInsertion = (onConflict: string): string => `
  WITH
    ${lockForAssignments},
    given AS MATERIALIZED (
      SELECT experiment_id, end_user_id, variation_id, allocation_version,
        timestamptz 'epoch' + served_at * interval '1 millisecond' AS assigned_at,
        device_type, campaign_id, ad_id, attributes::jsonb
      FROM unnest($1::int[], $2::int[], $3::int[], $4::bigint[],
          $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
        AS exposure (experiment_id, variation_id, allocation_version, served_at,
          end_user_id, device_type, campaign_id, ad_id, attributes)),
    inserted AS (
      INSERT INTO assignment (experiment_id, end_user_id, variation_id, allocation_version, assigned_at,
        device_type, campaign_id, ad_id, attributes)
      SELECT experiment_id, end_user_id, variation_id, allocation_version, assigned_at,
        device_type, campaign_id, ad_id, attributes
      FROM given ORDER BY experiment_id, end_user_id COLLATE "C"
      ${onConflict}
      RETURNING experiment_id, end_user_id, variation_id, allocation_version, assigned_at),
    assigned AS (
      INSERT INTO assignment_total AS total (experiment_id, variation_id, allocation_version, shard, users)
      SELECT experiment_id, variation_id, allocation_version, ${shard}, count(*) FROM inserted
      GROUP BY experiment_id, variation_id, allocation_version
      ORDER BY experiment_id, variation_id, allocation_version
      ON CONFLICT (experiment_id, variation_id, allocation_version, shard) DO UPDATE
      SET users = total.users + EXCLUDED.users),
    earlier AS MATERIALIZED (
      SELECT inserted.experiment_id, inserted.end_user_id, inserted.variation_id,
        event.metric_id, event.type, event.value
      FROM inserted
      JOIN experiment ON experiment.id = inserted.experiment_id,
        LATERAL (
          SELECT metric_id, type, value FROM event
          WHERE project_id = experiment.project_id AND end_user_id = inserted.end_user_id
            AND occurred_at >= inserted.assigned_at AND ${beforeEnd('occurred_at')}
            AND (experiment_id IS NULL OR experiment_id = inserted.experiment_id) OFFSET 0) AS event
      WHERE (
        SELECT EXISTS (
          SELECT FROM event
          WHERE project_id = ANY (ARRAY(
              SELECT project_id FROM experiment WHERE id IN (SELECT DISTINCT experiment_id FROM given)))
            AND occurred_at >= (SELECT min(assigned_at) FROM given)))),
    delta AS MATERIALIZED (${userDeltas('earlier')}),
    changed AS (${addToUsers('delta')}),
    summed AS (${addToVariations(ofUsers('delta'))})
  SELECT count(*)::int AS inserted FROM inserted`;
