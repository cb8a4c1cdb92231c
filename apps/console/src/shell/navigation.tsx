import { Box, Group, ScrollArea, Skeleton, Stack, Text } from '@mantine/core';
import { Link, NavLink } from 'react-router';
import { Icon } from '../components/icon.js';
import iconUrl from '../icon.svg';
import type { PageDefinition } from '../page.js';
import { pages } from '../pages.js';
import { addressOf } from '../place/address.js';
import { groupsOf, navigationOf, type NavigationEntry, type NavigationGroup } from '../place/menu-tree.js';
import { useMenu } from '../place/use-menu.js';
import { usePlace } from '../place/use-place.js';
import { common } from '../texts/common.js';
import { shell } from '../texts/shell.js';
import classes from './shell.module.css';

type Entry = NavigationEntry<PageDefinition>;

/** The name of the product, leading to the start page. */
export function Brand() {
  return (
    <Link to="/" className={classes.brand} aria-label={common.product}>
      <Group gap={10} wrap="nowrap">
        <img src={iconUrl} width={26} height={26} alt="" />
        <Text fw={700} size="sm" c="var(--mantine-color-text)">
          {common.product}
        </Text>
      </Group>
    </Link>
  );
}

/** The member's menu. */
export function Navigation() {
  const menu = useMenu();
  const home = pages.find(({ path }) => path === 'home');
  return (
    <ScrollArea flex={1} px="xs" pb="md">
      <Stack gap={2}>
        {home && <PageLink page={home} label={shell.home} icon="home" />}
        {menu.data ? (
          groupsOf(navigationOf(menu.data, pages)).map((group) => (
            <Section key={group.section ?? 'none'} group={group} />
          ))
        ) : (
          <SkeletonEntries />
        )}
      </Stack>
    </ScrollArea>
  );
}

function Section({ group: { section, entries } }: { group: NavigationGroup<PageDefinition> }) {
  const { projectId } = usePlace();
  if (!section) return <Entries entries={entries} />;
  if (section === 'project' && projectId === undefined) return null;
  const id = `menu-${section}`;
  return (
    <Stack gap={2} role="group" aria-labelledby={id}>
      <Heading id={id} label={shell.sections[section]} />
      <Entries entries={entries} />
    </Stack>
  );
}

function Heading({ id, label }: { id?: string; label: string }) {
  return (
    <Text id={id} size="xs" fw={600} c="dimmed" px="sm" pt="sm" pb={4}>
      {label}
    </Text>
  );
}

function Entries({ entries }: { entries: readonly Entry[] }) {
  return entries.map((entry) => (
    <Box key={entry.key}>
      <EntryLine entry={entry} />
      {entry.children.length > 0 && (
        <Stack gap={2} pl="md">
          <Entries entries={entry.children} />
        </Stack>
      )}
    </Box>
  ));
}

function EntryLine({ entry }: { entry: Entry }) {
  const { page, address, label, icon } = entry;
  if (page) return <PageLink page={page} label={label} icon={icon} />;
  if (address) {
    return (
      <a className={classes.link} href={address} target="_blank" rel="noreferrer">
        <Icon name={icon} />
        {label}
      </a>
    );
  }
  return <Heading label={label} />;
}

function PageLink({ page, label, icon }: { page: PageDefinition; label: string; icon: string }) {
  const place = usePlace();
  if (page.scope === 'project' && place.projectId === undefined) return null;
  return (
    <NavLink to={addressOf(page, place)} className={classes.link}>
      <Icon name={icon} />
      {label}
    </NavLink>
  );
}

function SkeletonEntries() {
  return Array.from({ length: 7 }, (_, line) => (
    <Skeleton key={line} height={22} my={6} mx="xs" width="70%" />
  ));
}
