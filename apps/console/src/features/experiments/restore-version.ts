import { api, done } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { queryClient } from '../../api/query-client.js';
import { confirmed } from '../../components/confirm.js';
import { sayDone } from '../../components/toasts.js';
import { experimentPage } from '../../texts/experiment-page.js';
import type { Loaded } from './draft/draft.js';
import { refreshExperiments } from './experiment-queries.js';
import { documentKey } from './part-queries.js';
import { askOpening } from './sections/effects-dialog.js';

const texts = experimentPage.versions;

/**
 * Brings a version back after asking.
 *
 * @throws ApiProblem when the experiment runs and cannot go back to it, or was changed meanwhile
 */
export async function restoreVersion({ experiment, revision }: Loaded, number: number): Promise<void> {
  const { id, status } = experiment;
  const isRunning = status === 'Active' || status === 'Paused';
  if (!(await confirmed(texts.confirmRestore(number, isRunning)))) return;
  const send = (opensToEverybody: boolean) =>
    done(
      api.POST('/experiments/{id}/versions/{number}/restore', {
        params: { path: { id, number } },
        body: { revision, ...(opensToEverybody && { opensToEverybody }) },
      }),
    );
  try {
    const answer = await send(false).catch(async (error: unknown) => {
      const opens = error instanceof ApiProblem && error.code === 'opens-to-everybody';
      if (!opens) throw error;
      return (await askOpening(error)) ? send(true) : undefined;
    });
    if (!answer) return;
    queryClient.setQueryData(documentKey(id), answer);
    sayDone(texts.restored(number));
  } finally {
    await refreshExperiments();
  }
}
