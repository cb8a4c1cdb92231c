import { Box, Group, List, Stack, Text } from '@mantine/core';
import { actionsOf, shownLabel, type MenuEntry } from '../place/menu-tree.js';
import { actionGroups } from '../texts/actions.js';
import { people } from '../texts/people.js';
import { Icon } from './icon.js';

const texts = people.preview;

/** What the holder of a menu sees, and in words what they may do. */
export function Granted({ tree }: { tree: readonly MenuEntry[] }) {
  const granted = actionsOf(tree);
  if (tree.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {texts.nothing}
      </Text>
    );
  }
  return (
    <Stack gap="sm">
      <Box>
        <Text size="sm" fw={600}>
          {texts.menu}
        </Text>
        <MenuList tree={tree} />
      </Box>
      <Box>
        <Text size="sm" fw={600}>
          {texts.may} ({texts.countOf(granted.size)})
        </Text>
        {actionGroups.map(({ label, actions }) => (
          <GroupLine
            key={label}
            label={label}
            sentences={Object.entries(actions).flatMap(([name, text]) => (granted.has(name) ? [text] : []))}
          />
        ))}
      </Box>
      <Text size="xs" c="dimmed">
        {texts.inProjects}
      </Text>
    </Stack>
  );
}

function MenuList({ tree }: { tree: readonly MenuEntry[] }) {
  return (
    <List size="sm" listStyleType="none" withPadding={false}>
      {tree.map((entry) => (
        <List.Item key={entry.key}>
          <Group gap={8} wrap="nowrap" component="span">
            <Icon name={iconName(entry.icon ?? '')} /> {shownLabel(entry)}
          </Group>
          {(entry.children ?? []).length > 0 && (
            <Box pl="md">
              <MenuList tree={entry.children ?? []} />
            </Box>
          )}
        </List.Item>
      ))}
    </List>
  );
}

function GroupLine({ label, sentences }: { label: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <Text size="sm">
      <Text component="span" size="sm" fw={550}>
        {label}:
      </Text>{' '}
      {sentences.join('; ')}.
    </Text>
  );
}

/** `pi pi-fw pi-users` → `users`; anything unknown is a circle. */
export const iconName = (icon: string): string => /pi-(?!fw\b)([\w-]+)/.exec(icon)?.[1] ?? 'circle';
