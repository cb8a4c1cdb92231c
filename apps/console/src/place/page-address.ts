import type { PageAddress, PageDefinition } from '../page.js';

/**
 * The page of an address below /console and what the address says, or undefined where no page of the shell is there.
 * Where two pages fit, the one that names more of the path: `metrics/new` before `metrics/:metricId`.
 */
export function pageOf(
  pages: readonly PageDefinition[],
  pathname: string,
  search: string,
): { page: PageDefinition; address: PageAddress } | undefined {
  const [, orgId, projectId, path] = /^\/o\/(\d+)\/(?:p\/(\d+)\/)?(.+?)\/?$/.exec(pathname) ?? [];
  if (orgId === undefined || path === undefined) return undefined;
  const scope = projectId === undefined ? 'organization' : 'project';
  const found = pages
    .filter((page) => page.scope === scope)
    .flatMap((page) => {
      const params = paramsOf(page.path, path);
      return params ? [{ page, params }] : [];
    })
    .sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
  if (!found) return undefined;
  const { page, params } = found;
  const address = {
    orgId: Number(orgId),
    projectId: projectId === undefined ? undefined : Number(projectId),
    params,
    search: new URLSearchParams(search),
  };
  return { page, address };
}

/** What the path has in the places that the pattern names, or undefined where it does not fit. */
function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  const fits = wanted.every((part, index) => part.startsWith(':') || part === given[index]);
  if (!fits || wanted.length !== given.length) return undefined;
  const named = wanted.flatMap((part, index) =>
    part.startsWith(':') ? [[part.slice(1), given[index] ?? '']] : [],
  );
  return Object.fromEntries(named) as Record<string, string>;
}
