import '@mantine/spotlight/styles.css';
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Spotlight, spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Icon } from '../components/icon.js';
import type { PageDefinition } from '../page.js';
import { pages } from '../pages.js';
import { addressOf } from '../place/address.js';
import { navigationOf, type NavigationEntry } from '../place/menu-tree.js';
import { useMenu } from '../place/use-menu.js';
import { usePlace, useProjects } from '../place/use-place.js';
import { shell } from '../texts/shell.js';
import { narrowed, useFound } from './palette-search.js';

export const openPalette = spotlight.open;

/** Opens by Ctrl-K once it is there (see `PaletteButton`): pages, experiments, segments, members and projects by name, and commands. */
export function Palette() {
  const [query, setQuery] = useState('');
  const fixed = narrowed([usePageActions(), useProjectActions(), useCommands()], query);
  return (
    <Spotlight
      actions={[...fixed, ...useFoundActions(query)]}
      query={query}
      onQueryChange={setQuery}
      filter={(_, actions) => actions}
      scrollable
      maxHeight="min(60vh, 30rem)"
      nothingFound={shell.nothingFound}
      shortcut="mod + K"
      searchProps={{
        placeholder: shell.search,
        'aria-label': shell.search,
        leftSection: <Icon name="search" />,
      }}
    />
  );
}

function useFoundActions(query: string): SpotlightActionGroupData[] {
  const navigate = useNavigate();
  return useFound(query)
    .filter(({ found }) => found.length > 0)
    .map(({ group, icon, found }) => ({
      group,
      actions: found.map(({ id, label, description, address }) => ({
        id: `${icon}-${id}`,
        label,
        description,
        leftSection: <Icon name={icon} />,
        onClick: () => void navigate(address),
      })),
    }));
}

function usePageActions(): SpotlightActionGroupData {
  const menu = useMenu();
  const place = usePlace();
  const navigate = useNavigate();
  const listed = flatten(navigationOf(menu.data ?? [], pages)).filter(
    ({ page }) => page.scope === 'organization' || place.projectId !== undefined,
  );
  return {
    group: shell.groups.pages,
    actions: listed.map(({ key, label, icon, page }) => ({
      id: `page-${key}`,
      label,
      leftSection: <Icon name={icon} />,
      onClick: () => void navigate(addressOf(page, place)),
    })),
  };
}

type PageEntry = NavigationEntry<PageDefinition> & { page: PageDefinition };

function flatten(entries: readonly NavigationEntry<PageDefinition>[]): PageEntry[] {
  return entries.flatMap((entry) => [
    ...(entry.page ? [entry as PageEntry] : []),
    ...flatten(entry.children),
  ]);
}

function useProjectActions(): SpotlightActionGroupData {
  const { orgId } = usePlace();
  const navigate = useNavigate();
  return {
    group: shell.groups.projects,
    actions: useProjects().map(({ id, name }) => ({
      id: `project-${id}`,
      label: name,
      leftSection: <Icon name="folder" />,
      onClick: () => void navigate(`/o/${orgId}/p/${id}`),
    })),
  };
}

function useCommands(): SpotlightActionGroupData {
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  return {
    group: shell.groups.commands,
    actions: [
      {
        id: 'appearance',
        label: isDark ? shell.toLight : shell.toDark,
        leftSection: <Icon name={isDark ? 'sun' : 'moon'} />,
        onClick: () => setColorScheme(isDark ? 'light' : 'dark'),
      },
      {
        id: 'api',
        label: shell.apiPages,
        leftSection: <Icon name="book" />,
        onClick: () => void window.open('/docs', '_blank', 'noopener'),
      },
    ],
  };
}
