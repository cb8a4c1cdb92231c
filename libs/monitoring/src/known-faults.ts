/** Whether a failure follows from a fault that the log tells of by itself, such as a database that is unavailable. */
export type Explanation = (reason: unknown) => boolean | Promise<boolean>;

const explanations = new Set<Explanation>();

/**
 * Lets faults that the log of this process tells of explain failures that follow from them, so that these make no lines
 * of their own. The log is one for the whole process, and so is what it knows.
 *
 * @returns takes it back
 */
export function explainFailures(explanation: Explanation): () => void {
  explanations.add(explanation);
  return () => void explanations.delete(explanation);
}

/** What tells of its outages before anybody meets this error. */
const toldElsewhere = new Set(['RedisAwayError']);

/** False at once where there is nothing to ask. */
export function explains(reason: unknown): boolean | Promise<boolean> {
  if (hasCause(reason, (error) => toldElsewhere.has(error.name))) return true;
  if (!(reason instanceof Error) || explanations.size === 0) return false;
  return Promise.all([...explanations].map(async (explanation) => explanation(reason))).then((all) =>
    all.includes(true),
  );
}

/** Whether this is so for an error or one that it was caused by. */
export function hasCause(reason: unknown, test: (error: Error) => boolean): boolean {
  for (let error = reason, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth++)
    if (test(error)) return true;
  return false;
}
