import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { common } from '../texts/common.js';
import { Icon } from './icon.js';
import { clock } from './times.js';

interface AsOfProps {
  /** When what is shown was read, in milliseconds; 0 while something else is read that shall be shown. */
  at: number;
  isFetching: boolean;
  refresh: () => unknown;
  /** How often it is read again without asking, in milliseconds; false for never. */
  every: number | false;
}

/** Says of when the numbers of a page are, and reads them again on demand. */
export function AsOf({ at, isFetching, refresh, every }: AsOfProps) {
  return (
    <Group gap={4} wrap="nowrap">
      <Tooltip label={every === false ? common.refreshedOnDemand : common.refreshedEvery(every / 1000)}>
        <Text
          size="sm"
          c="dimmed"
          data-testid="as-of"
          style={{ visibility: at === 0 ? 'hidden' : undefined }}
        >
          {common.asOf(clock(at))}
        </Text>
      </Tooltip>
      <Tooltip label={common.refresh}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={common.refresh}
          loading={isFetching}
          onClick={() => void refresh()}
        >
          <Icon name="refresh" />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
