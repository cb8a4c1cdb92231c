import { api, done } from '../../../api/client.js';
import { queryClient } from '../../../api/query-client.js';
import type { Experiment } from '../experiment-queries.js';
import { documentKey } from '../part-queries.js';
import { documentRequest } from './document-request.js';
import { draftOf, type Draft, type Loaded } from './draft.js';

interface Sending {
  /** Where the experiment goes with it, such as to Active. */
  status?: Experiment['status'];
  opensToEverybody?: boolean;
  note?: string;
}

/**
 * Saves everything in one request, or nothing.
 *
 * @param present what the draft stands on
 * @returns what is stored now
 * @throws ApiProblem `stale` when somebody saved meanwhile, or with every fault at its pointer
 */
export async function sendDraft(
  present: Loaded,
  draft: Draft,
  { status, opensToEverybody, note }: Sending,
): Promise<Loaded> {
  const { revision, experiment: stored } = present;
  const { id } = stored;
  const request = documentRequest(draftOf(present), draft);
  const experiment = { ...request.experiment, ...(status && { status }) };
  const body = {
    ...{ ...request, revision },
    ...(Object.keys(experiment).length > 0 && { experiment }),
    ...(opensToEverybody && { opensToEverybody }),
    ...(note && { note }),
  };
  const answer = await done(api.PUT('/experiments/{id}/document', { params: { path: { id } }, body }));
  queryClient.setQueryData(documentKey(id), answer);
  return answer;
}
