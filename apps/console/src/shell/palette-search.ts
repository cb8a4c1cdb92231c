import { useDebouncedValue } from '@mantine/hooks';
import type { SpotlightActionGroupData } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { api, done } from '../api/client.js';
import { useGranted } from '../place/use-menu.js';
import { usePlace, type Place } from '../place/use-place.js';
import { shell } from '../texts/shell.js';

/** Something of the project or organization that the palette can find by its name. */
export interface Found {
  id: number | string;
  label: string;
  description?: string;
  /** The page of the console that shows it. */
  address: string;
}

/** A kind of things to find. Add one here, and its group and icon follow. */
interface Source {
  group: string;
  icon: string;
  /** The action without which these things cannot be listed. */
  needs: string;
  isOfProject: boolean;
  search: (place: Place, q: string) => Promise<readonly Found[]>;
}

const shortest = 2;
const most = 5;
const rows = 500;
const settleMs = 200;

const sources: readonly Source[] = [
  {
    group: shell.groups.experiments,
    icon: 'bolt',
    needs: 'act:get-experiments',
    isOfProject: true,
    search: async ({ orgId, projectId, toProject }, q) => {
      const body = { orgId, projectId: projectId!, q, page: 1, rows: most, sort: '-updatedAt' as const };
      const { items } = await done(api.POST('/experiments/all', { body }));
      return items.map(({ id, title, status }) => ({
        ...{ id, label: title, description: status, address: toProject(`experiments/${id}`) },
      }));
    },
  },
  {
    group: shell.groups.segments,
    icon: 'filter',
    needs: 'act:get-segments',
    isOfProject: true,
    search: async ({ orgId, projectId, toProject }, q) => {
      const body = { orgId, projectId: projectId!, page: 1, rows };
      const { items } = await done(api.POST('/segments/all', { body }));
      return items
        .filter(({ name }) => contains(name, q))
        .map(({ id, name }) => ({ id, label: name, address: toProject(`segments/${id}`) }));
    },
  },
  {
    group: shell.groups.members,
    icon: 'users',
    needs: 'act:get-users',
    isOfProject: false,
    search: async ({ orgId, toOrganization }, q) => {
      const { items } = await done(api.POST('/users/all', { body: { orgId, page: 1, rows } }));
      return items
        .map((item) => ({
          email: item.email,
          name: 'firstName' in item ? `${item.firstName} ${item.lastName}`.trim() : '',
        }))
        .filter(({ name, email }) => contains(`${name} ${email}`, q))
        .map(({ name, email }) => ({
          ...{ id: email, label: name || email, description: email, address: toOrganization('people') },
        }));
    },
  },
];

const contains = (text: string, q: string): boolean => text.toLowerCase().includes(q.toLowerCase());

/** What the palette finds by name, from two letters on; each kind is left out that the member cannot list. */
export function useFound(query: string): readonly (Source & { found: readonly Found[] })[] {
  const place = usePlace();
  const isGranted = useGranted();
  const [q] = useDebouncedValue(query.trim(), settleMs);
  const open = sources.filter(
    ({ needs, isOfProject }) => isGranted(needs) && (!isOfProject || place.projectId !== undefined),
  );
  const { data } = useQuery({
    queryKey: ['palette', place.orgId, place.projectId, q, open.map(({ group }) => group)],
    queryFn: () =>
      Promise.all(
        open.map(async (source) => ({ ...source, found: (await source.search(place, q)).slice(0, most) })),
      ),
    enabled: q.length >= shortest,
  });
  return q.length >= shortest ? (data ?? []) : [];
}

/** The groups whose labels contain the text, as far as they do; all of them as long as there is none. */
export function narrowed(
  groups: readonly SpotlightActionGroupData[],
  query: string,
): SpotlightActionGroupData[] {
  return groups
    .map(({ group, actions }) => ({
      group,
      actions: actions.filter(({ label = '' }) => contains(label, query.trim())),
    }))
    .filter(({ actions }) => actions.length > 0);
}
