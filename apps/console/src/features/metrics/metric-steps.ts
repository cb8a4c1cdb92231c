import { api, done } from '../../api/client.js';
import { confirmed } from '../../components/confirm.js';
import { sayDone, sayFailed } from '../../components/toasts.js';
import { metrics as texts } from '../../texts/metrics.js';
import { refreshMetrics, type SharedMetric } from './metric-queries.js';

type Named = Pick<SharedMetric, 'id' | 'name'>;

export async function verify({ id, name }: Named, verified: boolean): Promise<void> {
  const path = { params: { path: { id } }, body: { verified } };
  if (await step(() => done(api.POST('/shared-metrics/{id}/verify', path))))
    sayDone(verified ? texts.verifiedNow(name) : texts.unverifiedNow(name));
}

/** Asks first. */
export async function archive({ id, name }: Named): Promise<void> {
  if (!(await confirmed({ ...texts.confirmArchive(name), isDestructive: true }))) return;
  if (await step(() => done(api.DELETE('/shared-metrics/{id}', { params: { path: { id } } }))))
    sayDone(texts.archivedNow(name));
}

export async function restore({ id, name }: Named): Promise<void> {
  const path = { params: { path: { id } }, body: { archived: false } };
  if (await step(() => done(api.PATCH('/shared-metrics/{id}', path)))) sayDone(texts.restored(name));
}

/** Answers whether it was done; what went wrong is said. */
async function step(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    await refreshMetrics();
    return true;
  } catch (error) {
    sayFailed(error);
    return false;
  }
}
