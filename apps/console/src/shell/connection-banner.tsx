import { Alert } from '@mantine/core';
import { useConnectionIsLost } from '../api/connection.js';
import { Icon } from '../components/icon.js';
import { shell } from '../texts/shell.js';

/** Says that the server cannot be reached, for as long as it is so. */
export function ConnectionBanner() {
  if (!useConnectionIsLost()) return null;
  return (
    <Alert color="yellow" variant="light" role="alert" mb="md" icon={<Icon name="wifi" />}>
      {shell.connectionLost}
    </Alert>
  );
}
