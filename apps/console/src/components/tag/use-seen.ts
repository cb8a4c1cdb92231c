import { useQuery } from '@tanstack/react-query';
import { api, done } from '../../api/client.js';
import { useCan } from '../../place/use-can.js';

/** How often it is looked: soon while something is waited for. */
const waitingMs = 3_000;
const restingMs = 20_000;

/**
 * From which websites the project's tag asks, and which experiments have visitors; refreshes by itself while the tab is
 * in view. Undefined while it is read, and for members who may not see what arrives.
 */
export function useSeen(projectId: number, { isWaiting = false } = {}) {
  const { data } = useQuery({
    queryKey: ['seen', projectId],
    queryFn: () => done(api.POST('/events/seen', { body: { projectId } })),
    enabled: useCan()('act:get-live-events'),
    refetchInterval: isWaiting ? waitingMs : restingMs,
  });
  return data;
}
