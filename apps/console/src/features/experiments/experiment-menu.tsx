import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from 'react-router';
import { api, done } from '../../api/client.js';
import { confirmed } from '../../components/confirm.js';
import { RowMenu, type RowAction } from '../../components/row-menu.js';
import { sayDone, sayFailed } from '../../components/toasts.js';
import { useCan } from '../../place/use-can.js';
import { usePlace, useProjects } from '../../place/use-place.js';
import { copies } from '../../texts/copies.js';
import { experiments } from '../../texts/experiments.js';
import { CopyDialog } from './copies/copy-dialog.js';
import { refreshExperiments, type ListedExperiment } from './experiment-queries.js';

const texts = experiments.steps;

/** What can be done with an experiment, in the list and on its page. */
export function ExperimentMenu({
  experiment,
  isOnPage = false,
}: {
  experiment: ListedExperiment;
  isOnPage?: boolean;
}) {
  const can = useCan();
  const navigate = useNavigate();
  const { toProject } = usePlace();
  const { id, status, title, projectId } = experiment;
  const [isCopying, { open: openCopy, close: closeCopy }] = useDisclosure(false);
  const projects = useProjects();
  const others = projects.filter(
    (project) => project.id !== projectId && project.permissionType !== 'Viewer',
  );
  const path = `${experiment.type === 'Feature Flag' ? 'flags' : 'experiments'}/${id}`;
  const actions: RowAction[] = [];
  if (!isOnPage)
    actions.push({ label: texts.open, icon: 'arrow-right', onClick: () => navigate(toProject(path)) });
  if (can('act:create-experiment')) {
    actions.push({ label: texts.duplicate, icon: 'copy', onClick: () => duplicate(experiment) });
    if (others.length > 0) actions.push({ label: copies.copyTo, icon: 'clone', onClick: openCopy });
  }
  if (projects.length > 1)
    actions.push({
      label: copies.compare,
      icon: 'arrows-h',
      onClick: () => navigate(toProject(`${path}/copies`)),
    });
  if (can('act:update-experiment') && ['Draft', 'Ended'].includes(status)) {
    actions.push({
      label: texts.archive,
      icon: 'box',
      onClick: () => archive(experiment),
      isDestructive: true,
    });
  }
  return (
    <>
      <RowMenu label={texts.of(title)} actions={actions} />
      {isCopying && <CopyDialog experiment={experiment} projects={others} close={closeCopy} />}
    </>
  );
}

async function duplicate({ id }: ListedExperiment): Promise<void> {
  try {
    const path = { id };
    const copy = await done(api.POST('/experiments/{id}/duplicate', { params: { path }, body: {} }));
    await refreshExperiments();
    sayDone(experiments.duplicated(copy.title));
  } catch (error) {
    sayFailed(error);
  }
}

async function archive({ id, title }: ListedExperiment): Promise<void> {
  if (!(await confirmed({ ...experiments.archive(title), isDestructive: true }))) return;
  try {
    await done(api.PATCH('/experiments/{id}', { params: { path: { id } }, body: { status: 'Archived' } }));
    await refreshExperiments();
    sayDone(experiments.archived(title));
  } catch (error) {
    sayFailed(error);
  }
}
