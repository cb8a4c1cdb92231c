import { Badge } from '@mantine/core';
import type { Schema } from '../api/client.js';
import { statusNames } from '../texts/experiments.js';
import { Icon } from './icon.js';

type Status = Schema<'ExperimentDto'>['status'];

const looks: Record<Status, { color: string; icon: string }> = {
  Draft: { color: 'gray', icon: 'pencil' },
  Active: { color: 'teal', icon: 'play' },
  Paused: { color: 'yellow', icon: 'pause' },
  Ended: { color: 'indigo', icon: 'flag' },
  Archived: { color: 'gray', icon: 'box' },
};

/** An experiment's status, by word and icon as well as by colour. */
export function StatusBadge({ status }: { status: Status }) {
  const { color, icon } = looks[status];
  return (
    <Badge color={color} miw="max-content" leftSection={<Icon name={icon} />}>
      {statusNames[status]}
    </Badge>
  );
}
