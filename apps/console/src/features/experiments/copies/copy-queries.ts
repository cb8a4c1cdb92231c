import { useQuery } from '@tanstack/react-query';
import { api, done, type Schema } from '../../../api/client.js';

export type Copy = Schema<'CopyDto'>;
export type SettingDifference = Schema<'SettingDifferenceDto'>;

/** Where else an experiment is, as far as the member may see. */
export function useCopies(id: number) {
  return useQuery({
    queryKey: ['experiments', id, 'copies'],
    queryFn: () => done(api.GET('/experiments/{id}/copies', { params: { path: { id } } })),
  });
}

/** What differs between an experiment and another one; nothing as long as none is chosen. */
export function useDifferences(id: number, otherId: number | undefined) {
  return useQuery({
    queryKey: ['experiments', id, 'copies', otherId],
    queryFn: () =>
      done(
        api.GET('/experiments/{id}/copies/{otherId}', { params: { path: { id, otherId: otherId ?? 0 } } }),
      ),
    select: ({ differences }) => differences,
    enabled: otherId !== undefined,
  });
}
