import { Button, Group, Paper, Text } from '@mantine/core';
import { confirmed } from '../../../components/confirm.js';
import { Icon } from '../../../components/icon.js';
import { sayDone } from '../../../components/toasts.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import { flagPage } from '../../../texts/flag-page.js';
import { flags } from '../../../texts/flags.js';
import type { DraftState } from '../draft/use-draft.js';
import type { Experiment } from '../experiment-queries.js';
import sections from '../sections/sections.module.css';
import { discard, sayingOf } from '../sections/status-bar.js';
import { isSwitchable, switchFlag } from './switch-flag.js';

const texts = { ...experimentPage.bar, ...flagPage.bar };

interface FlagBarProps {
  flag: Experiment;
  edit: DraftState;
  /** What everyone gets while it is off, in words. */
  offServes: string;
  /** Ends it, which asks for a decision. */
  end: () => void;
  isReadOnly: boolean;
}

/** Always in sight: what is unsaved, and the next possible steps. */
export function FlagBar({ flag, edit, offServes, end, isReadOnly }: FlagBarProps) {
  const { status } = flag;
  return (
    <Paper component="section" aria-label={texts.label} p="sm" className={sections.bar} data-experiment-bar>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" role="status">
          {sayingOf(edit, isReadOnly)}
        </Text>
        <Group gap="xs">
          {edit.hasChanges && (
            <>
              <Button variant="default" onClick={() => void discard(edit)} disabled={edit.isSaving}>
                {texts.discard}
              </Button>
              <Button onClick={() => void edit.save()} loading={edit.isSaving}>
                {texts.save}
              </Button>
            </>
          )}
          {!isReadOnly && (status === 'Active' || status === 'Paused') && (
            <Button variant="default" leftSection={<Icon name="flag" />} onClick={end}>
              {texts.end}
            </Button>
          )}
          {!isReadOnly && isSwitchable(flag) && (
            <SwitchButton {...{ flag, edit, offServes }} isOn={status === 'Active'} />
          )}
        </Group>
      </Group>
    </Paper>
  );
}

type SwitchProps = Pick<FlagBarProps, 'flag' | 'edit' | 'offServes'> & { isOn: boolean };

/** Turning on takes unsaved changes with it, so that what is on the page is what programs get. */
function SwitchButton({ flag, edit, offServes, isOn }: SwitchProps) {
  const turnOn = async () => {
    if (!edit.hasChanges) return switchFlag(flag, offServes);
    const question = flag.status === 'Draft' ? flags.start(flag.title) : flags.turnOn(flag.title);
    if (!(await confirmed(question))) return;
    if (await edit.save({ status: 'Active' })) sayDone(flags.turnedOn(flag.title));
  };
  if (isOn) {
    return (
      <Button
        variant="default"
        leftSection={<Icon name="power-off" />}
        onClick={() => void switchFlag(flag, offServes)}
      >
        {texts.turnOff}
      </Button>
    );
  }
  return (
    <Button
      color="teal.9"
      leftSection={<Icon name="play" />}
      onClick={() => void turnOn()}
      disabled={edit.isSaving}
    >
      {edit.hasChanges ? texts.saveAndTurnOn : texts.turnOn}
    </Button>
  );
}
