import type { RunStatement } from '../aggregates/after-end.js';
import {
  assignmentsAsked,
  findingAssignments,
  readAssignments,
  type FoundAssignments,
  type RecordedAssignment,
} from '../exposures/assignment-statements.js';
import type { EndUserKey, StoredAttributes } from './attribute-memory.js';
import { storedAttributesSql } from './attribute-lookup.js';
import { readPerson } from './people.js';

/** What decisions about an end user depend on beside the request. */
export interface KnownEndUser {
  readonly attributes: StoredAttributes;
  /** Segments that the end user is explicitly assigned to. */
  readonly segmentIds: ReadonlySet<number>;
  /** Whether other ids are the same person's. */
  readonly isJoined: boolean;
  /** What was recorded, by experiment; under any of the ids. */
  readonly recorded: ReadonlyMap<number, Pick<RecordedAssignment, 'variationId' | 'ruleId'>>;
}

/** Reads it from the tables at once, for who asks about one end user now and then; it remembers nothing. */
export async function readKnownEndUser(
  run: RunStatement,
  { projectId, endUserId }: EndUserKey,
  experimentIds: readonly number[],
): Promise<KnownEndUser> {
  const [stored] = (await run(attributesOf, [projectId, endUserId])) as { attributes: StoredAttributes }[];
  const segments = (await run(segmentsOf, [projectId, endUserId])) as { id: number }[];
  const person = await readPerson(run, projectId, endUserId);
  const keys = experimentIds.map((experimentId) => ({ experimentId, endUserId }));
  const asked = assignmentsAsked(projectId, keys, true);
  const rows = readAssignments((await run(findingAssignments, asked)) as FoundAssignments[]);
  return {
    attributes: stored?.attributes ?? {},
    segmentIds: new Set(segments.map(({ id }) => id)),
    isJoined: person.id !== endUserId || person.joinedIds.length > 0,
    recorded: new Map(rows.map(({ experimentId, ...assignment }) => [experimentId, assignment])),
  };
}

const attributesOf = `
  SELECT ${storedAttributesSql} AS attributes FROM end_user WHERE project_id = $1 AND id = $2`;

const segmentsOf = `SELECT segment_id AS id FROM segment_user WHERE project_id = $1 AND end_user_id = $2`;
