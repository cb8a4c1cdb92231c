import { Text } from '@mantine/core';
import { usePlace } from '../place/use-place.js';
import { common } from '../texts/common.js';
import { useMembers } from './use-members.js';

/** Who answers for a row of a list. The part before the @ is enough to know a colleague by; the whole is told on hover. */
export function OwnerCell({ email }: { email: string | null | undefined }) {
  if (!email)
    return (
      <Text size="sm" c="dimmed">
        {common.owner.none}
      </Text>
    );
  const [name] = email.split('@');
  return (
    <Text size="sm" truncate maw={150} title={email}>
      {name}
    </Text>
  );
}

/** The same by the id of the owner, as far as the reader may see who the members are. */
export function OwnerOf({ ownerId }: { ownerId: number | null }) {
  const members = useMembers();
  const { session } = usePlace();
  if (ownerId === null) return <OwnerCell email={null} />;
  const known = members.find(({ value }) => value === String(ownerId))?.label;
  return (
    <OwnerCell email={known ?? (ownerId === session.userId ? session.email : common.owner.number(ownerId))} />
  );
}
