import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { membersOf } from '../../api/people.js';
import { api, done } from '../../api/client.js';
import { useCan } from '../../place/use-can.js';
import { usePlace } from '../../place/use-place.js';

/** The members to choose from, as far as the reader may see them. */
export function usePeople(): { value: string; label: string }[] {
  const { orgId } = usePlace();
  const can = useCan();
  const { data } = useQuery({
    queryKey: ['people', 'names', orgId],
    queryFn: () => done(api.POST('/users/all', { body: { orgId, page: 1, rows: 1000 } })),
    enabled: can('act:get-users'),
  });
  return membersOf(data?.items ?? []).map(({ id, email }) => ({ value: String(id), label: email }));
}

/** A day, or none. */
export function DayInput(props: {
  label: string;
  value: string | undefined;
  set: (day: string | null) => void;
}) {
  const { label, value = '', set } = props;
  return (
    <TextInput
      type="date"
      label={label}
      value={value}
      onChange={(event) => set(event.currentTarget.value || null)}
      w={150}
    />
  );
}
