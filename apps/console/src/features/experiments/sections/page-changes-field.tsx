import { Button, Group, Input, Menu, Paper, Stack, Switch, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { CodeField } from '../../../components/code/code-field.js';
import { useTypedFaults } from '../../../components/code/use-typed-faults.js';
import { IconButton } from '../../../components/icon-button.js';
import { Icon } from '../../../components/icon.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import { actionNames, changeFields, inOrder, newChange, type PageChange } from '../draft/page-change.js';
import { PageChangeForm } from './page-change-form.js';

const texts = experimentPage.pageChanges;

interface FieldProps {
  value: readonly PageChange[];
  onChange: (changes: readonly PageChange[]) => void;
  /** By index and field, such as `2.selector`; '' is about all of them. */
  faultOf: (place: string) => string | undefined;
  isReadOnly: boolean;
}

/** What a variation changes in the page without code: a list in which each change has a form, or all of it as JSON. */
export function PageChangesField({ value, onChange, faultOf: refusedAt, isReadOnly }: FieldProps) {
  const typed = useTypedFaults('changes', isReadOnly ? '' : JSON.stringify(value));
  const faultOf = (place: string) => refusedAt(place) ?? typed[place];
  const [open, setOpen] = useState<number>();
  const [isJson, setIsJson] = useState(false);
  const replace = (index: number, change: PageChange) =>
    onChange(value.map((one, at) => (at === index ? inOrder(change) : one)));
  const remove = (index: number) => {
    setOpen(undefined);
    onChange(value.filter((_, at) => at !== index));
  };
  const move = (index: number, to: number) => {
    const others = value.filter((_, at) => at !== index);
    setOpen(open === index ? to : undefined);
    onChange([...others.slice(0, to), value[index]!, ...others.slice(to)]);
  };
  const add = (action: PageChange['action']) => {
    setOpen(value.length);
    onChange([...value, newChange(action)]);
  };
  return (
    <Input.Wrapper label={texts.title} labelElement="div" description={texts.about} error={faultOf('')}>
      <Stack gap="xs" mt={6} role="group" aria-label={texts.title}>
        {isJson ? (
          <JsonChanges {...{ value, onChange, isReadOnly }} />
        ) : (
          value.map((change, index) => (
            <Row
              // Changes have no ids; their order is what they are.
              key={index}
              {...{ change, index, isReadOnly }}
              count={value.length}
              isOpen={
                open === index || changeFields(change.action).some((field) => faultOf(`${index}.${field}`))
              }
              toggle={() => setOpen(open === index ? undefined : index)}
              replace={(changed) => replace(index, changed)}
              remove={() => remove(index)}
              move={(to) => move(index, to)}
              faultOf={(field) => faultOf(field === '' ? `${index}` : `${index}.${field}`)}
            />
          ))
        )}
        <Group gap="sm">
          {!isReadOnly && !isJson && <AddMenu add={add} />}
          <Switch
            label={texts.asJson}
            checked={isJson}
            onChange={(event) => setIsJson(event.currentTarget.checked)}
          />
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}

function AddMenu({ add }: { add: (action: PageChange['action']) => void }) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" size="sm" leftSection={<Icon name="plus" />}>
          {texts.add}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {actionNames.map((action) => (
          <Menu.Item key={action} onClick={() => add(action)}>
            {texts.actions[action]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface RowProps {
  change: PageChange;
  index: number;
  count: number;
  isOpen: boolean;
  isReadOnly: boolean;
  toggle: () => void;
  replace: (change: PageChange) => void;
  remove: () => void;
  move: (to: number) => void;
  faultOf: (field: string) => string | undefined;
}

function Row({ change, index, count, isOpen, isReadOnly, toggle, replace, remove, move, faultOf }: RowProps) {
  const number = index + 1;
  return (
    <Paper withBorder p="xs" role="group" aria-label={texts.number(number)}>
      <Group gap="xs" wrap="nowrap">
        <UnstyledButton onClick={toggle} aria-expanded={isOpen} flex={1} miw={0}>
          <Text size="sm" fw={500}>
            {texts.actions[change.action]}
          </Text>
          <Text size="sm" c="dimmed" truncate>
            {texts.summary(change)}
          </Text>
        </UnstyledButton>
        {!isReadOnly && (
          <Group gap={0} wrap="nowrap">
            <IconButton
              icon="arrow-up"
              label={texts.up(number)}
              isOff={index === 0}
              onClick={() => move(index - 1)}
            />
            <IconButton
              icon="arrow-down"
              label={texts.down(number)}
              isOff={index === count - 1}
              onClick={() => move(index + 1)}
            />
            <IconButton icon="trash" label={texts.remove(number)} onClick={remove} />
          </Group>
        )}
      </Group>
      {faultOf('') && <Input.Error>{faultOf('')}</Input.Error>}
      {isOpen && <PageChangeForm {...{ change, isReadOnly, faultOf }} onChange={replace} />}
    </Paper>
  );
}

/** All of them as JSON; what is none yet stays in the editor and changes nothing. */
function JsonChanges({ value, onChange, isReadOnly }: Pick<FieldProps, 'value' | 'onChange' | 'isReadOnly'>) {
  const [text, setText] = useState(() => JSON.stringify(value, undefined, 2));
  const [isWrong, setIsWrong] = useState(false);
  const take = (written: string) => {
    setText(written);
    const read = changesIn(written);
    setIsWrong(read === undefined);
    if (read) onChange(read);
  };
  return (
    <CodeField
      language="json"
      label={texts.json}
      value={text}
      onChange={take}
      error={isWrong ? texts.jsonFault : undefined}
      isReadOnly={isReadOnly}
    />
  );
}

function changesIn(text: string): PageChange[] | undefined {
  try {
    const read: unknown = JSON.parse(text);
    const isKnown = (one: unknown) =>
      typeof one === 'object' && one !== null && actionNames.includes((one as PageChange).action);
    return Array.isArray(read) && read.every(isKnown) ? (read as PageChange[]).map(inOrder) : undefined;
  } catch {
    return undefined;
  }
}
