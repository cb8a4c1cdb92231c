import { Button, Group, Paper, Text } from '@mantine/core';
import { useState } from 'react';
import { api, done } from '../../api/client.js';
import { confirmed } from '../../components/confirm.js';
import { Icon } from '../../components/icon.js';
import { sayDone, sayFailed } from '../../components/toasts.js';
import { experiments } from '../../texts/experiments.js';
import { refreshExperiments, type ListedExperiment } from './experiment-queries.js';

const texts = experiments.bulk;

interface BulkActionsProps {
  /** Of the page that is shown. */
  selected: readonly ListedExperiment[];
  clear: () => void;
}

/** What can be done with several experiments at once. */
export function BulkActions({ selected, clear }: BulkActionsProps) {
  const [isBusy, setBusy] = useState(false);
  const archivable = selected.filter(({ status }) => status === 'Draft' || status === 'Ended');
  if (selected.length === 0) return null;
  const archive = async () => {
    if (!(await confirmed({ ...texts.confirm(archivable.length), isDestructive: true }))) return;
    setBusy(true);
    await archiveAll(archivable);
    setBusy(false);
    clear();
  };
  return (
    <Paper px="md" py="xs" component="section" aria-label={texts.label}>
      <Group gap="sm">
        <Text size="sm" fw={550} role="status">
          {texts.selected(selected.length)}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Icon name="box" />}
          disabled={archivable.length === 0}
          loading={isBusy}
          onClick={() => void archive()}
        >
          {texts.archive}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={clear}>
          {texts.clear}
        </Button>
        {archivable.length < selected.length && (
          <Text size="sm" c="dimmed">
            {texts.cannot}
          </Text>
        )}
      </Group>
    </Paper>
  );
}

/** One after another, so that a failure says which are left. */
async function archiveAll(experimentsToArchive: readonly ListedExperiment[]): Promise<void> {
  let archived = 0;
  try {
    for (const { id } of experimentsToArchive) {
      await done(api.PATCH('/experiments/{id}', { params: { path: { id } }, body: { status: 'Archived' } }));
      archived += 1;
    }
  } catch (error) {
    sayFailed(error);
  }
  await refreshExperiments();
  if (archived > 0) sayDone(texts.done(archived));
}
