import type { ParquetColumn } from './parquet-file.js';
import type { Window } from './export-windows.js';

/** A table of the database and what of it is exported. */
export interface ExportedTable {
  /** The folder that its files are in. */
  readonly name: 'exposures' | 'events';
  readonly columns: readonly ParquetColumn[];
  /** The rows of a project; constants and no parameters, which a cursor on a distributed database does not take. */
  readonly select: (projectId: number, window: Window) => string;
}

const required = (name: string, type: ParquetColumn['type']): ParquetColumn => ({
  name,
  type,
  nullable: false,
});
const optional = (name: string, type: ParquetColumn['type']): ParquetColumn => ({
  name,
  type,
  nullable: true,
});

const within = (projectId: number, { since, until }: Window): string =>
  `project_id = ${projectId} AND stored_at >= '${since.toISOString()}' AND stored_at < '${until.toISOString()}'`;

export const exportedTables: readonly ExportedTable[] = [
  {
    name: 'exposures',
    columns: [
      required('project_id', 'INT32'),
      required('experiment_id', 'INT32'),
      required('end_user_id', 'STRING'),
      required('variation_id', 'INT32'),
      required('allocation_version', 'INT32'),
      required('assigned_at', 'TIMESTAMP'),
      optional('device_type', 'STRING'),
      optional('campaign_id', 'STRING'),
      optional('ad_id', 'STRING'),
      optional('attributes', 'STRING'),
      required('stored_at', 'TIMESTAMP'),
    ],
    select: (projectId, window) =>
      `SELECT project_id, experiment_id, end_user_id, variation_id, allocation_version, assigned_at, device_type,
         campaign_id, ad_id, attributes::text AS attributes, stored_at
       FROM assignment WHERE ${within(projectId, window)} ORDER BY stored_at, end_user_id, experiment_id`,
  },
  {
    name: 'events',
    columns: [
      required('project_id', 'INT32'),
      required('id', 'INT64'),
      required('occurred_at', 'TIMESTAMP'),
      optional('experiment_id', 'INT32'),
      optional('end_user_id', 'STRING'),
      required('type', 'STRING'),
      optional('metric_id', 'INT32'),
      optional('value', 'DOUBLE'),
      optional('value_exact', 'STRING'),
      optional('properties', 'STRING'),
      optional('variation_id', 'INT32'),
      optional('campaign_id', 'STRING'),
      optional('ad_id', 'STRING'),
      optional('device_type', 'STRING'),
      optional('event_id', 'STRING'),
      required('received_at', 'TIMESTAMP'),
      optional('not_counted_in', 'STRING'),
      required('stored_at', 'TIMESTAMP'),
    ],
    select: (projectId, window) =>
      `SELECT project_id, id::text AS id, occurred_at, experiment_id, end_user_id, type, metric_id,
         value::text AS value, value::text AS value_exact, properties::text AS properties, variation_id, campaign_id,
         ad_id, device_type, event_id, received_at, array_to_json(not_counted_in)::text AS not_counted_in, stored_at
       FROM event WHERE ${within(projectId, window)} AND copy_of IS NULL ORDER BY stored_at, occurred_at, id`,
  },
];
