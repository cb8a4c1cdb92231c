import { Button, FileButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Icon } from '../../../components/icon.js';
import { sayDone, sayFailed } from '../../../components/toasts.js';
import { imageTypes, uploadImage } from '../../../components/upload-image.js';
import { useCan } from '../../../place/use-can.js';
import { useProjectId } from '../../../place/use-place.js';
import { experimentPage } from '../../../texts/experiment-page.js';

const texts = experimentPage.variations;

/** Uploads an image to the project's files and hands on its address. */
export function ImageInsert({ insert }: { insert: (url: string) => void }) {
  const projectId = useProjectId();
  const can = useCan();
  const upload = useMutation({
    mutationFn: (file: File) => uploadImage(projectId, file),
    onSuccess: ({ url }) => {
      insert(url);
      sayDone(texts.uploaded);
    },
    onError: sayFailed,
  });
  if (!can('act:create-project-file')) return null;
  return (
    <FileButton accept={imageTypes} onChange={(file) => file && upload.mutate(file)}>
      {(props) => (
        <Button
          {...props}
          size="compact-sm"
          variant="default"
          leftSection={<Icon name="image" />}
          loading={upload.isPending}
        >
          {texts.insertImage}
        </Button>
      )}
    </FileButton>
  );
}
