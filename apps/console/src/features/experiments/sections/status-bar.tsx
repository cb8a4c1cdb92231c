import { Button, Group, Paper, Text } from '@mantine/core';
import { Link } from 'react-router';
import { api, done } from '../../../api/client.js';
import { confirmed } from '../../../components/confirm.js';
import { Icon } from '../../../components/icon.js';
import { StatusBadge } from '../../../components/status-badge.js';
import { sayDone, sayFailed } from '../../../components/toasts.js';
import { useCan } from '../../../place/use-can.js';
import { usePlace } from '../../../place/use-place.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import { canStart, type Check } from '../checks.js';
import type { DraftState } from '../draft/use-draft.js';
import { refreshExperiments, type Experiment } from '../experiment-queries.js';
import classes from './sections.module.css';

const texts = experimentPage.bar;

interface BarProps {
  experiment: Experiment;
  /** Ends it, which asks for a decision. */
  end: () => void;
  edit: DraftState;
  checks: readonly Check[];
  isReadOnly: boolean;
}

/** Always in sight: the status, what is unsaved, and the next possible steps. */
export function StatusBar(props: BarProps) {
  const { experiment, edit, isReadOnly } = props;
  const { toProject } = usePlace();
  const can = useCan();
  return (
    <Paper component="section" aria-label={texts.label} p="sm" className={classes.bar} data-experiment-bar>
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <StatusBadge status={experiment.status} />
          <Text size="sm" c="dimmed" role="status">
            {sayingOf(edit, isReadOnly)}
          </Text>
        </Group>
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
          {can('act:get-results') && experiment.startedAt && !edit.hasChanges && (
            <Button
              component={Link}
              to={toProject(`experiments/${experiment.id}/results`)}
              variant="default"
              leftSection={<Icon name="chart-bar" />}
            >
              {texts.results}
            </Button>
          )}
          {!isReadOnly && <Steps {...props} />}
        </Group>
      </Group>
    </Paper>
  );
}

/** What is unsaved, and why. */
export function sayingOf(edit: DraftState, isReadOnly: boolean): string {
  const { hasChanges, foundFrom, faults, collisions } = edit;
  if (isReadOnly) return texts.readOnly;
  if (!hasChanges) return texts.allSaved;
  if (Object.keys(faults).length > 0) return texts.refused;
  if (collisions.length > 0) return texts.undecided;
  return foundFrom ? texts.found : texts.unsaved;
}

/** Throws unsaved changes away once that is confirmed. */
export async function discard(edit: DraftState): Promise<void> {
  if (await confirmed({ ...texts.confirmDiscard, isDestructive: true })) edit.discard();
}

/** The lifecycle: Draft → Active ⇄ Paused → Ended → Archived, Draft → Archived. */
function Steps({ experiment, edit, checks, end }: BarProps) {
  const { status, title } = experiment;
  const move = (to: Experiment['status']) => void moveTo(experiment.id, to);
  const start = async () => {
    const warnings = checks.filter(({ state }) => state === 'warning').map(({ text }) => text);
    if (!(await confirmed(texts.confirmStart(title, warnings)))) return;
    if (!edit.hasChanges) move('Active');
    else if (await edit.save({ status: 'Active' })) sayDone(texts.moved.Active);
  };
  switch (status) {
    case 'Draft':
      return (
        <Button
          color="teal.9"
          leftSection={<Icon name="play" />}
          onClick={() => void start()}
          disabled={!canStart(checks) || edit.isSaving}
        >
          {edit.hasChanges ? texts.saveAndStart : texts.start}
        </Button>
      );
    case 'Active':
      return (
        <>
          <Button variant="default" leftSection={<Icon name="pause" />} onClick={() => move('Paused')}>
            {texts.pause}
          </Button>
          <EndButton onClick={end} />
        </>
      );
    case 'Paused':
      return (
        <>
          <EndButton onClick={end} />
          <Button color="teal.9" leftSection={<Icon name="play" />} onClick={() => move('Active')}>
            {texts.resume}
          </Button>
        </>
      );
    default:
      return null;
  }
}

function EndButton({ onClick }: { onClick: () => void }) {
  return (
    <Button variant="default" leftSection={<Icon name="flag" />} onClick={onClick}>
      {texts.end}
    </Button>
  );
}

async function moveTo(id: number, status: Experiment['status']): Promise<void> {
  try {
    await done(api.PATCH('/experiments/{id}', { params: { path: { id } }, body: { status } }));
    await refreshExperiments();
    sayDone(texts.moved[status]);
  } catch (error) {
    sayFailed(error);
  }
}
