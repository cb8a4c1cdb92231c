/**
 * The classes of the lock that keeps events and assignments from missing each other (IngestionGate): each
 * waits until what the other has under way is committed, and then sees it. Which events and assignments
 * count together is only right in a statement that begins after the lock is held.
 */

/** Storing events: beside itself, apart from assignments. */
export const lockForEvents = 'LOCK TABLE ingestion_gate IN SHARE MODE';

/**
 * Recording assignments: beside itself, apart from events. As the first part of a WITH, since a statement
 * takes the locks of all its tables before it looks at any row.
 */
export const lockForAssignments = 'gate AS (UPDATE ingestion_gate SET id = id WHERE false)';

/** Ending an experiment or rebuilding totals: apart from both, and from itself. */
export const lockForTotals = 'LOCK TABLE ingestion_gate IN SHARE ROW EXCLUSIVE MODE';
