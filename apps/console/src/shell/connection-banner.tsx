import { Alert } from '@mantine/core';
import { useConnectionIsLost } from '../api/connection.js';
import { Icon } from '../components/icon.js';
import { shell } from '../texts/shell.js';
import classes from './shell.module.css';

/** Says that the server is unreachable, for as long as it is. It stays in view while the page scrolls. */
export function ConnectionBanner() {
  if (!useConnectionIsLost()) return null;
  return (
    <Alert
      className={classes.banner}
      color="yellow"
      variant="light"
      role="alert"
      mb="md"
      icon={<Icon name="wifi" />}
    >
      {shell.connectionLost}
    </Alert>
  );
}
