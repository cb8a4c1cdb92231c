import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, done, type Schema } from '../../api/client.js';

export type Version = Schema<'VersionDto'>;

/** The versions of an experiment, oldest first: the latest ones, or those after a revision. */
export function useVersions(id: number, { limit = 100, after }: { limit?: number; after?: number } = {}) {
  return useQuery({
    queryKey: ['experiments', id, 'versions', limit],
    queryFn: () =>
      done(api.GET('/experiments/{id}/versions', { params: { path: { id }, query: { limit } } })),
    select: (versions: Version[]) =>
      after === undefined ? versions : versions.filter(({ number }) => number > after),
    placeholderData: keepPreviousData,
  });
}

/** What differs between two versions, in words, from the older one to the newer one. */
export function useComparison(id: number, number: number, to: number) {
  return useQuery({
    queryKey: ['experiments', id, 'comparison', number, to],
    queryFn: () =>
      done(
        api.GET('/experiments/{id}/versions/{number}', { params: { path: { id, number }, query: { to } } }),
      ),
    select: ({ compared }) => compared?.changes ?? [],
  });
}
