import { api, done } from '../../../api/client.js';
import { confirmed } from '../../../components/confirm.js';
import { sayDone, sayFailed } from '../../../components/toasts.js';
import { flags } from '../../../texts/flags.js';
import { refreshExperiments, type ListedExperiment } from '../experiment-queries.js';

type Switched = Pick<ListedExperiment, 'id' | 'title' | 'status'>;

/** Whether a flag can be turned on or off at all. */
export const isSwitchable = ({ status }: Pick<Switched, 'status'>): boolean =>
  status === 'Draft' || status === 'Active' || status === 'Paused';

/**
 * Turns a flag on or off once the member has confirmed it; a Draft is started.
 *
 * @param offServes what everyone gets while it is off, in words
 */
export async function switchFlag({ id, title, status }: Switched, offServes: string): Promise<void> {
  const isOn = status === 'Active';
  const question = isOn
    ? { ...flags.turnOff(title, offServes), isDestructive: true }
    : status === 'Draft'
      ? flags.start(title)
      : flags.turnOn(title);
  if (!(await confirmed(question))) return;
  try {
    const body = { status: isOn ? ('Paused' as const) : ('Active' as const) };
    await done(api.PATCH('/experiments/{id}', { params: { path: { id } }, body }));
    await refreshExperiments();
    sayDone(isOn ? flags.turnedOff(title) : flags.turnedOn(title));
  } catch (error) {
    sayFailed(error);
  }
}
