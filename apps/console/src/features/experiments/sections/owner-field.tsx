import { OwnerSelect } from '../../../components/owner-select.js';
import type { SectionProps } from './section.js';

/** The member who answers for the experiment. */
export function OwnerField({ edit: { draft, setField, faults }, isReadOnly }: SectionProps) {
  return (
    <OwnerSelect
      value={draft.fields.ownerId}
      onChange={(ownerId) => setField('ownerId', ownerId)}
      error={faults.ownerId}
      isReadOnly={isReadOnly}
    />
  );
}
