import { useState } from 'react';
import { Box, Button, Checkbox, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { iconName } from '../../components/granted.js';
import { Icon } from '../../components/icon.js';
import type { MenuEntry } from '../../place/menu-tree.js';
import { actionGroups, type ActionGroup } from '../../texts/actions.js';
import { templates } from '../../texts/people.js';
import { changeAt } from './tree-edits.js';
import type { TreeEditing } from './tree-outline.js';

const texts = templates.editor;

/** One entry: how it looks, where it leads, and what it grants, by page and in words. */
export function EntryEditor({ entry, tree, setTree, path, mayChange }: TreeEditing & { entry: MenuEntry }) {
  const change = (part: Partial<MenuEntry>) => setTree(changeAt(tree, path, (one) => ({ ...one, ...part })));
  const [showsAll, setShowsAll] = useState(false);
  const groups = ownFirst(entry);
  const near = groups.filter((group) => isNear(group, entry));
  const shown = showsAll || near.length === 0 ? groups : near;
  const setActions = (actions: readonly string[]) => change({ data: { ...entry.data, actions } });
  return (
    <Paper p="md" component="section" aria-label={texts.chosen(entry.label)}>
      <Stack gap="md">
        <Title order={2}>{texts.chosen(entry.label)}</Title>
        <Group align="flex-start" grow preventGrowOverflow={false} wrap="wrap">
          <TextInput
            label={texts.label}
            value={entry.label}
            onChange={(event) => change({ label: event.currentTarget.value })}
            readOnly={!mayChange}
            miw={180}
          />
          <TextInput
            label={texts.icon}
            description={texts.iconHint}
            inputWrapperOrder={['label', 'input', 'description']}
            leftSection={<Icon name={iconName(entry.icon ?? '')} />}
            value={/pi-(?!fw\b)([\w-]+)/.exec(entry.icon ?? '')?.[1] ?? ''}
            onChange={(event) => change({ icon: iconText(event.currentTarget.value) })}
            readOnly={!mayChange}
            miw={180}
          />
        </Group>
        <TextInput
          label={texts.href}
          description={texts.hrefHint}
          value={entry.data.href}
          onChange={(event) => change({ data: { ...entry.data, href: event.currentTarget.value } })}
          readOnly={!mayChange}
        />
        <Title order={3}>{texts.actions}</Title>
        {shown.map((group) => (
          <ActionsOfPage key={group.label} {...{ group, entry, setActions, mayChange }} />
        ))}
        {shown.length < groups.length && (
          <Button variant="default" onClick={() => setShowsAll(true)}>
            {texts.otherPages}
          </Button>
        )}
      </Stack>
    </Paper>
  );
}

/** Whether the entry leads to the page of these actions, or grants some of them. */
const isNear = ({ href, actions }: ActionGroup, { data }: MenuEntry): boolean =>
  href === data.href || data.actions.some((name) => name in actions);

const iconText = (name: string): string => {
  const plain = name.trim().replace(/[^\w-]/g, '');
  return plain ? `pi pi-fw pi-${plain}` : '';
};

/** The actions of the page that the entry leads to come first. */
const ownFirst = ({ data: { href } }: MenuEntry): readonly ActionGroup[] => [
  ...actionGroups.filter((group) => group.href === href),
  ...actionGroups.filter((group) => group.href !== href),
];

interface ActionsOfPageProps {
  group: ActionGroup;
  entry: MenuEntry;
  setActions: (actions: readonly string[]) => void;
  mayChange: boolean;
}

function ActionsOfPage({ group, entry, setActions, mayChange }: ActionsOfPageProps) {
  const { actions } = entry.data;
  const names = Object.keys(group.actions);
  const granted = names.filter((name) => actions.includes(name));
  const without = (taken: readonly string[]) => actions.filter((name) => !taken.includes(name));
  return (
    <Box component="fieldset" m={0} p="sm" bd="1px solid var(--mantine-color-default-border)">
      <Box component="legend" px={6}>
        <Checkbox
          label={`${texts.all(group.label)} · ${texts.ofCount(granted.length, names.length)}`}
          fw={550}
          checked={granted.length === names.length}
          indeterminate={granted.length > 0 && granted.length < names.length}
          onChange={(event) =>
            setActions(event.currentTarget.checked ? [...without(names), ...names] : without(names))
          }
          disabled={!mayChange}
        />
      </Box>
      <Stack gap={8}>
        {Object.entries(group.actions).map(([name, text]) => (
          <Checkbox
            key={name}
            label={capital(text)}
            description={
              <Text component="span" size="xs" ff="monospace">
                {name}
              </Text>
            }
            checked={actions.includes(name)}
            onChange={(event) =>
              setActions(event.currentTarget.checked ? [...actions, name] : without([name]))
            }
            disabled={!mayChange}
          />
        ))}
      </Stack>
    </Box>
  );
}

const capital = (text: string): string => `${text[0]?.toUpperCase()}${text.slice(1)}`;
