import { useQuery } from '@tanstack/react-query';
import { api, done } from '../api/client.js';

/** How often the results of an experiment that runs are read again, in milliseconds. */
export const resultsRefreshMs = 15_000;

/** The results as the protocol says, for pages that show a part of them; the results page has them under the same key. */
export function useProtocolResults(
  id: number,
  { isWanted, isMoving }: { isWanted: boolean; isMoving: boolean },
) {
  return useQuery({
    queryKey: ['results', id, {}],
    queryFn: () => done(api.GET('/experiments/{id}/results', { params: { path: { id }, query: {} } })),
    enabled: isWanted,
    staleTime: resultsRefreshMs,
    refetchInterval: isMoving && resultsRefreshMs,
  });
}
