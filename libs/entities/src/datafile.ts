import type { EntityManager } from 'typeorm';
import type { Datafile } from '#libs/evaluation';

/** Whatever runs SQL and gives its rows: a `DataSource`, an `EntityManager`, or a thin cover of a pool. */
export type Queryable = Pick<EntityManager, 'query'>;

/**
 * The datafile of a project as of one instant: one statement, so one snapshot, revision included.
 *
 * @returns undefined for an unknown project and for one of an unverified or disabled organization
 */
export async function loadDatafile(database: Queryable, projectId: number): Promise<Datafile | undefined> {
  const rows = await database.query<{ datafile: Datafile }[]>(selectDatafile, [projectId]);
  return rows[0]?.datafile;
}

const variations = `
  SELECT json_agg(json_build_object(
    'id', id, 'title', title, 'traffic', traffic, 'js', js, 'css', css,
    'redirectUrl', NULLIF(redirect_url, ''), 'isControl', is_control, 'retired', retired_at IS NOT NULL,
    'segmentId', NULL, 'segmentRules', NULL) ORDER BY id)
  FROM variation WHERE experiment_id = experiment.id`;

const conditions = `
  SELECT json_agg(json_build_object('id', id, 'urls', urls, 'operator', operator) ORDER BY id)
  FROM condition WHERE experiment_id = experiment.id`;

const metrics = `
  SELECT json_agg(json_build_object(
    'id', id, 'title', title, 'custom', custom, 'selector', selector, 'description', description,
    'triggeredOnLIVE', triggered_on_live, 'triggeredOnQA', triggered_on_qa) ORDER BY id)
  FROM metric WHERE experiment_id = experiment.id`;

const experiments = `
  SELECT json_agg(json_build_object(
    'id', id, 'key', key, 'title', title, 'js', js, 'css', css, 'type', type, 'triggerType', trigger_type,
    'url', NULLIF(url, ''), 'conditionType', condition_type, 'coverage', coverage, 'group', NULL,
    'allocationVersion', allocation_version,
    'sticky', allocation_version > COALESCE(started_allocation_version, allocation_version),
    'segments', '[]'::json,
    'variations', COALESCE((${variations}), '[]'::json),
    'conditions', COALESCE((${conditions}), '[]'::json),
    'metrics', COALESCE((${metrics}), '[]'::json)) ORDER BY id)
  FROM experiment WHERE project_id = project.id AND status = 'Active'`;

const selectDatafile = `
  SELECT json_build_object(
    'projectId', project.id,
    'revision', project.revision,
    'settings', json_build_object(
      'holdoutPercent', project.holdout_percent, 'publishCounters', project.publish_counters,
      'allowedOrigins', project.allowed_origins, 'storedAttributesInPublic', false),
    'experiments', COALESCE((${experiments}), '[]'::json)) AS datafile
  FROM project JOIN organization ON organization.id = project.organization_id
  WHERE project.id = $1 AND organization.verified_at IS NOT NULL AND NOT organization.disabled`;
