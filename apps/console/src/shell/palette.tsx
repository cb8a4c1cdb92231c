import { Button, Kbd, ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Spotlight, spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useNavigate } from 'react-router';
import { Icon } from '../components/icon.js';
import type { PageDefinition } from '../page.js';
import { pages } from '../pages.js';
import { addressOf } from '../place/address.js';
import { navigationOf, type NavigationEntry } from '../place/menu-tree.js';
import { useMenu } from '../place/use-menu.js';
import { usePlace, useProjects } from '../place/use-place.js';
import { shell } from '../texts/shell.js';

/** Opens the command palette. */
export function PaletteButton() {
  return (
    <>
      <Button
        variant="default"
        fw={400}
        c="dimmed"
        visibleFrom="md"
        leftSection={<Icon name="search" />}
        rightSection={<Kbd size="xs">Ctrl K</Kbd>}
        onClick={spotlight.open}
      >
        {shell.searchShort}
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        hiddenFrom="md"
        aria-label={shell.searchShort}
        onClick={spotlight.open}
      >
        <Icon name="search" />
      </ActionIcon>
    </>
  );
}

/** Everything one can go to or do from anywhere, by Ctrl-K. */
export function Palette() {
  const groups = [usePageActions(), useProjectActions(), useCommands()];
  return (
    <Spotlight
      actions={groups.filter(({ actions }) => actions.length > 0)}
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
