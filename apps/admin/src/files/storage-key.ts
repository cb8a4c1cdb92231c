import type { ProjectFile } from '#libs/entities';

/** Where the content of a file stands in the object storage. */
export const storageKey = ({ projectId, publicId }: Pick<ProjectFile, 'projectId' | 'publicId'>): string =>
  `projects/${projectId}/${publicId}`;
