import { Group, Switch } from '@mantine/core';
import { useState } from 'react';
import { StatusBadge } from '../../../components/status-badge.js';
import { useCan } from '../../../place/use-can.js';
import { flags } from '../../../texts/flags.js';
import type { ListedExperiment } from '../experiment-queries.js';
import { isSwitchable, switchFlag } from './switch-flag.js';

interface FlagSwitchProps {
  flag: Pick<ListedExperiment, 'id' | 'title' | 'status'>;
  /** What everyone gets while it is off, in words. */
  offServes: string;
  isDisabled?: boolean;
}

/** Whether a flag is on, and the switch for it. One that is neither on nor off for now has its status as well. */
export function FlagSwitch({ flag, offServes, isDisabled = false }: FlagSwitchProps) {
  const can = useCan();
  const [isBusy, setBusy] = useState(false);
  const isOn = flag.status === 'Active';
  const change = async () => {
    setBusy(true);
    await switchFlag(flag, offServes);
    setBusy(false);
  };
  return (
    <Group gap="xs" wrap="nowrap">
      {isSwitchable(flag) && (
        <Switch
          aria-label={flags.switchOf(flag.title)}
          label={isOn ? flags.states.on : flags.states.off}
          color="teal.9"
          checked={isOn}
          onChange={() => void change()}
          disabled={isBusy || isDisabled || !can('act:update-experiment')}
        />
      )}
      {flag.status !== 'Active' && flag.status !== 'Paused' && <StatusBadge status={flag.status} />}
    </Group>
  );
}
