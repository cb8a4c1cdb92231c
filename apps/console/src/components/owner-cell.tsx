import { Text } from '@mantine/core';
import { common } from '../texts/common.js';

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
