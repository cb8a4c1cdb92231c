import type { EntityManager } from 'typeorm';
import type { Datafile } from '#libs/evaluation';
import { isServedSql } from './values.js';

/** Whatever runs SQL and gives its rows: a `DataSource`, an `EntityManager`, or a thin cover of a pool. */
export type Queryable = Pick<EntityManager, 'query'>;

/**
 * The datafile of a project as of one instant: one statement, so one snapshot, revision included.
 *
 * @returns undefined for an unknown project and for one of an unverified or disabled organization
 */
export async function loadDatafile(database: Queryable, projectId: number): Promise<Datafile | undefined> {
  const rows = await database.query<{ datafile: Datafile }[]>(selectActive, [projectId]);
  return rows[0]?.datafile;
}

/**
 * The same with one experiment alone, in any status; with none when the project has no such experiment.
 *
 * @returns undefined as for `loadDatafile`
 */
export async function loadExperiment(
  database: Queryable,
  projectId: number,
  experimentId: number,
): Promise<Datafile | undefined> {
  const rows = await database.query<{ datafile: Datafile }[]>(selectOne, [projectId, experimentId]);
  return rows[0]?.datafile;
}

/** Whether anybody is assigned to the segment of the project. */
function hasMembers(segmentId: string): string {
  return `EXISTS (
      SELECT 1 FROM segment_user
      WHERE segment_user.project_id = project.id AND segment_user.segment_id = ${segmentId})`;
}

const variations = `
  SELECT json_agg(json_build_object(
    'id', id, 'title', title, 'traffic', traffic, 'js', js, 'css', css,
    'changes', NULLIF(changes, '[]'), 'value', value, 'redirectUrl', NULLIF(redirect_url, ''), 'isControl', is_control, 'retired', retired_at IS NOT NULL,
    'segmentId', segment_id, 'segmentRules', (SELECT rules FROM segment WHERE segment.id = variation.segment_id),
    'segmentHasMembers', ${hasMembers('variation.segment_id')}) ORDER BY id)
  FROM variation WHERE experiment_id = experiment.id`;

const segments = `
  SELECT json_agg(json_build_object(
    'id', id, 'rules', rules, 'hasMembers', ${hasMembers('segment.id')}) ORDER BY id)
  FROM experiment_segment JOIN segment ON segment.id = segment_id WHERE experiment_id = experiment.id`;

/** A segment that is gone is for nobody. */
const segmentsOfRule = `
  SELECT json_agg(json_build_object(
    'id', named.id::int, 'rules', (
      SELECT rules FROM segment WHERE segment.id = named.id::int AND segment.project_id = project.id),
    'hasMembers', ${hasMembers('named.id::int')}) ORDER BY named.id::int)
  FROM jsonb_array_elements(listed.rule -> 'segmentIds') AS named (id)`;

const rules = `
  SELECT json_agg(json_build_object(
    'id', rule -> 'id', 'prerequisites', rule -> 'prerequisites', 'coverage', rule -> 'coverage', 'serve', rule -> 'serve',
    'segments', COALESCE((${segmentsOfRule}), '[]'::json)) ORDER BY position)
  FROM jsonb_array_elements(experiment.rules) WITH ORDINALITY AS listed (rule, position)`;

const pins = `
  SELECT json_agg(json_build_array(pin -> 'endUserId', pin -> 'variationId'))
  FROM jsonb_array_elements(experiment.pins) AS listed (pin)`;

const conditions = `
  SELECT json_agg(json_build_object(
    'id', id, 'urls', urls, 'operator', operator, 'ignoreQuery', ignore_query) ORDER BY id)
  FROM condition WHERE experiment_id = experiment.id`;

const metrics = `
  SELECT json_agg(json_build_object(
    'id', id, 'title', title, 'custom', custom, 'selector', selector, 'description', description,
    'triggeredOnLIVE', COALESCE(counter.live, 0), 'triggeredOnQA', COALESCE(counter.qa, 0),
    'maxPublicValue', max_public_value) ORDER BY id)
  FROM metric LEFT JOIN counter ON counter.metric_id = metric.id
  WHERE experiment_id = experiment.id AND shared_metric_id IS NULL`;

const experimentsWhich = (which: string): string => `
  SELECT json_agg(json_build_object(
    'id', id, 'key', key, 'title', title, 'js', js, 'css', css, 'type', type, 'valueType', value_type, 'triggerType', trigger_type,
    'url', NULLIF(url, ''), 'matching', matching, 'conditionType', condition_type, 'coverage', coverage,
    'group', CASE WHEN group_id IS NOT NULL
      THEN json_build_object('id', group_id, 'from', group_from, 'to', group_to) END,
    'allocationVersion', allocation_version,
    'sticky', allocation_version > COALESCE(started_allocation_version, allocation_version),
    'endAt', (extract(epoch FROM end_at) * 1000)::bigint,
    'shippedVariationId', CASE WHEN status = 'Ended' THEN shipped_variation_id END,
    'rules', CASE WHEN rules <> '[]' THEN (${rules}) END, 'pins', CASE WHEN pins <> '[]' THEN (${pins}) END,
    'segments', COALESCE((${segments}), '[]'::json),
    'variations', COALESCE((${variations}), '[]'::json),
    'conditions', COALESCE((${conditions}), '[]'::json),
    'metrics', COALESCE((${metrics}), '[]'::json)) ORDER BY id)
  FROM experiment WHERE project_id = project.id AND ${which}`;

const control = `
  SELECT json_build_object('id', id, 'title', title, 'value', value)
  FROM variation WHERE experiment_id = experiment.id AND is_control`;

const disabled = `
  SELECT json_agg(json_build_object(
    'id', id, 'key', key, 'type', type, 'valueType', value_type, 'status', status,
    'control', CASE WHEN type = 'Feature Flag' THEN (${control}) END) ORDER BY id)
  FROM experiment WHERE project_id = project.id AND NOT ${isServedSql}`;

const selectDatafile = (which: string): string => `
  WITH counter AS MATERIALIZED (
    SELECT metric_id, sum(live) AS live, sum(qa) AS qa FROM metric_counter WHERE project_id = $1 GROUP BY metric_id)
  SELECT json_build_object(
    'projectId', project.id,
    'publicId', project.public_id,
    'revision', project.revision,
    'settings', json_build_object(
      'holdoutPercent', project.holdout_percent, 'publishCounters', project.publish_counters,
      'allowedOrigins', project.allowed_origins, 'storedAttributesInPublic', project.stored_attributes_in_public,
      'publicNames', project.public_names, 'requirePublicId', project.require_public_id,
      'browsersOnly', project.browsers_only, 'browserStreams', project.browser_streams),
    'experiments', COALESCE((${experimentsWhich(which)}), '[]'::json),
    'disabled', COALESCE((${disabled}), '[]'::json)) AS datafile
  FROM project JOIN organization ON organization.id = project.organization_id
  WHERE project.id = $1 AND organization.verified_at IS NOT NULL AND NOT organization.disabled`;

const selectActive = selectDatafile(isServedSql);
const selectOne = selectDatafile('id = $2');
