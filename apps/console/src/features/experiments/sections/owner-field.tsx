import { useQuery } from '@tanstack/react-query';
import { api, done } from '../../../api/client.js';
import { OwnerSelect } from '../../../components/owner-select.js';
import type { SectionProps } from './section.js';

/** The member who answers for the experiment. */
export function OwnerField({ edit, isReadOnly }: SectionProps) {
  const { id, draft, saved, setField, faults } = edit;
  const { ownerId } = draft.fields;
  const { data } = useQuery({
    queryKey: ['experiments', id, 'owner', saved.fields.ownerId],
    queryFn: () => done(api.GET('/experiments/{id}', { params: { path: { id } } })),
    enabled: saved.fields.ownerId !== null,
    staleTime: Infinity,
  });
  return (
    <OwnerSelect
      value={ownerId}
      onChange={(owner) => setField('ownerId', owner)}
      email={data?.ownerId === ownerId ? data?.ownerEmail : undefined}
      error={faults.ownerId}
      isReadOnly={isReadOnly}
    />
  );
}
