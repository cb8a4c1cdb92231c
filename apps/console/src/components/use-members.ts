import { useQuery } from '@tanstack/react-query';
import { api, done } from '../api/client.js';
import { membersOf } from '../api/people.js';
import { useCan } from '../place/use-can.js';
import { usePlace } from '../place/use-place.js';

/** The members of the organization to choose from, by email, as far as the reader may see them. */
export function useMembers(): { value: string; label: string }[] {
  const { orgId } = usePlace();
  const can = useCan();
  const { data } = useQuery({
    queryKey: ['people', 'names', orgId],
    queryFn: () => done(api.POST('/users/all', { body: { orgId, page: 1, rows: 1000 } })),
    enabled: can('act:get-users'),
  });
  return membersOf(data?.items ?? []).map(({ id, email }) => ({ value: String(id), label: email }));
}
