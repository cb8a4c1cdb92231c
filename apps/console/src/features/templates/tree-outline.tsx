import { ActionIcon, Button, Group, Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { iconName } from '../../components/granted.js';
import { Icon } from '../../components/icon.js';
import { shownLabel, type MenuEntry } from '../../place/menu-tree.js';
import { templates } from '../../texts/people.js';
import classes from './templates.module.css';
import { addBelow, changeAt, flatten, freeKey, moveAt, type TreePath } from './tree-edits.js';

export interface TreeEditing {
  tree: MenuEntry[];
  setTree: (tree: MenuEntry[]) => void;
  path: TreePath;
  mayChange: boolean;
}

const texts = templates.editor;

/** The entries of the menu as they lie below each other; one of them is being edited. */
export function TreeOutline(props: TreeEditing & { setPath: (path: TreePath) => void }) {
  const { tree, path, setPath, mayChange } = props;
  return (
    <Paper p="sm" component="section" aria-label={texts.entries}>
      <Stack gap={4}>
        <Title order={2} fz="md" px={6}>
          {texts.entries}
        </Title>
        {flatten(tree).map((line) => (
          <UnstyledButton
            key={line.entry.key}
            className={classes.entry}
            style={{ paddingLeft: `${line.path.length * 0.7}rem` }}
            aria-pressed={line.path.join() === path.join()}
            onClick={() => setPath(line.path)}
          >
            <Icon name={iconName(line.entry.icon ?? '')} />
            <Text size="sm" component="span" flex={1}>
              {shownLabel(line.entry)}
            </Text>
            <Text size="xs" c="dimmed" component="span">
              {line.entry.data.actions.length}
            </Text>
          </UnstyledButton>
        ))}
        {mayChange && <Steps {...props} />}
      </Stack>
    </Paper>
  );
}

function Steps(props: TreeEditing & { setPath: (path: TreePath) => void }) {
  const { tree, setTree, path, setPath } = props;
  const beside = flatten(tree).find((line) => line.path.join() === path.join())?.count ?? 0;
  const index = path.at(-1) ?? 0;
  const add = (below: TreePath) => {
    const siblings =
      below.length === 0
        ? tree
        : (flatten(tree).find((line) => line.path.join() === below.join())?.entry.children ?? []);
    setTree(addBelow(tree, below, newEntry(tree)));
    setPath([...below, siblings.length]);
  };
  const move = (by: 1 | -1) => {
    setTree(moveAt(tree, path, by));
    setPath([...path.slice(0, -1), index + by]);
  };
  const remove = () => {
    const after = changeAt(tree, path, () => undefined);
    setTree(after);
    setPath(after.length > 0 ? [0] : []);
  };
  return (
    <Group gap={6} pt="xs" px={6}>
      <Button size="xs" variant="default" leftSection={<Icon name="plus" />} onClick={() => add([])}>
        {texts.add}
      </Button>
      {path.length > 0 && (
        <>
          <Step icon="arrow-up" label={texts.up} isOff={index === 0} act={() => move(-1)} />
          <Step icon="arrow-down" label={texts.down} isOff={index + 1 >= beside} act={() => move(1)} />
          <Step icon="plus-circle" label={texts.addUnder} act={() => add(path)} />
          <Step icon="trash" label={texts.remove} act={remove} />
        </>
      )}
    </Group>
  );
}

function Step(props: { icon: string; label: string; isOff?: boolean; act: () => void }) {
  const { icon, label, isOff = false, act } = props;
  return (
    <ActionIcon variant="default" size={30} aria-label={label} title={label} disabled={isOff} onClick={act}>
      <Icon name={icon} />
    </ActionIcon>
  );
}

const newEntry = (tree: readonly MenuEntry[]): MenuEntry => ({
  key: freeKey(tree),
  label: texts.newEntry,
  icon: 'pi pi-fw pi-circle',
  data: { href: '', actions: [] },
});
