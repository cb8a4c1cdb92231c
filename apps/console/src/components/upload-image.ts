import { api, done, type Schema } from '../api/client.js';

/** The kinds of images that a project's files can be. */
export const imageTypes = 'image/png,image/jpeg,image/gif,image/webp,image/avif';

/** Puts an image among the files of a project. */
export function uploadImage(projectId: number, file: File): Promise<Schema<'FileDto'>> {
  const form = new FormData();
  form.append('file', file);
  return done(
    api.POST('/projects/{id}/files', {
      params: { path: { id: projectId } },
      body: { file: '' },
      bodySerializer: () => form,
    }),
  );
}
