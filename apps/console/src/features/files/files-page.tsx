import {
  ActionIcon,
  Button,
  CopyButton,
  FileButton,
  Group,
  Paper,
  SimpleGrid,
  Skeleton,
  Text,
} from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api, done, type Schema } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { confirmed } from '../../components/confirm.js';
import { EmptyState } from '../../components/empty-state.js';
import { Failure } from '../../components/failure.js';
import { Icon } from '../../components/icon.js';
import { Page } from '../../components/page.js';
import { sayDone, sayFailed } from '../../components/toasts.js';
import { imageTypes, uploadImage } from '../../components/upload-image.js';
import { useCan } from '../../place/use-can.js';
import { useProjectId } from '../../place/use-place.js';
import { files as texts } from '../../texts/files.js';
import classes from './files.module.css';

type ProjectFile = Schema<'FileDto'>;

/** The images of a project. */
export function FilesPage() {
  const projectId = useProjectId();
  const can = useCan();
  const { data, error, refetch } = useQuery({
    queryKey: ['files', projectId],
    queryFn: () => done(api.GET('/projects/{id}/files', { params: { path: { id: projectId } } })),
  });
  const upload = can('act:create-project-file') && <UploadButton projectId={projectId} />;
  return (
    <Page title={texts.title} about={texts.about} actions={upload}>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton height={240} aria-busy="true" />}
      {data?.length === 0 && (
        <Paper>
          <EmptyState icon="images" {...texts.empty} />
        </Paper>
      )}
      {data && data.length > 0 && (
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3, lg: 4 }}>
          {data.toReversed().map((file) => (
            <FileCard key={file.id} file={file} canRemove={can('act:delete-project-file')} />
          ))}
        </SimpleGrid>
      )}
    </Page>
  );
}

const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['files'] });

function UploadButton({ projectId }: { projectId: number }) {
  const upload = useMutation({
    mutationFn: (file: File) => uploadImage(projectId, file),
    onSuccess: async () => {
      await refresh();
      sayDone(texts.uploaded);
    },
    onError: sayFailed,
  });
  return (
    <FileButton accept={imageTypes} onChange={(file) => file && upload.mutate(file)}>
      {(props) => (
        <Button {...props} leftSection={<Icon name="upload" />} loading={upload.isPending}>
          {texts.upload}
        </Button>
      )}
    </FileButton>
  );
}

const nameOf = ({ url }: ProjectFile): string => decodeURIComponent(url.split('/').at(-1) ?? url);

function FileCard({ file, canRemove }: { file: ProjectFile; canRemove: boolean }) {
  const name = nameOf(file);
  return (
    <Paper p="sm">
      <img src={file.url} alt={name} className={classes.image} loading="lazy" />
      <Group justify="space-between" wrap="nowrap" mt="xs" gap="xs">
        <div className={classes.words}>
          <Text size="sm" truncate>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {texts.size(file.size)}
          </Text>
        </div>
        <Group gap={4} wrap="nowrap">
          <CopyButton value={file.url}>
            {({ copied, copy }) => (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={32}
                aria-label={texts.copy(name)}
                onClick={copy}
              >
                <Icon name={copied ? 'check' : 'copy'} />
              </ActionIcon>
            )}
          </CopyButton>
          {canRemove && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={texts.remove(name)}
              onClick={() => void remove(file.id, name)}
            >
              <Icon name="trash" />
            </ActionIcon>
          )}
        </Group>
      </Group>
    </Paper>
  );
}

async function remove(id: number, name: string): Promise<void> {
  if (!(await confirmed({ ...texts.confirmRemove(name), isDestructive: true }))) return;
  try {
    await done(api.DELETE('/files/{id}', { params: { path: { id } } }));
    await refresh();
    sayDone(texts.removed(name));
  } catch (error) {
    sayFailed(error);
  }
}
