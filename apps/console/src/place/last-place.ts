const storageKey = 'abtesting-last-place';

/** Where the user was last: an organization and, for each, a project. Only a convenience; it may be gone. */
interface LastPlace {
  orgId?: number;
  projects: Record<number, number>;
}

export function lastPlace(): LastPlace {
  try {
    return { projects: {}, ...(JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<LastPlace>) };
  } catch {
    return { projects: {} };
  }
}

export function rememberPlace(orgId: number, projectId: number | undefined): void {
  const { projects } = lastPlace();
  if (projectId !== undefined) projects[orgId] = projectId;
  localStorage.setItem(storageKey, JSON.stringify({ orgId, projects }));
}
