import { ActionIcon, Box, Button, Group, Select, Stack, TagsInput, Text, Title } from '@mantine/core';
import { Icon } from '../../../components/icon.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import { newKey, type DraftCondition, type Fields } from '../draft/draft.js';
import type { SectionProps } from './section.js';

const texts = experimentPage.conditions;
const choices = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** On which pages the experiment runs. */
export function ConditionsEditor({ edit, isReadOnly }: SectionProps) {
  const { draft, set, setField } = edit;
  const { conditions, fields } = draft;
  const add = () => set({ conditions: [...conditions, { key: newKey(), operator: 'CONTAIN', urls: [] }] });
  return (
    <Stack gap="sm">
      <Title order={3}>{texts.title}</Title>
      {conditions.length === 0 && <Text size="sm">{texts.none}</Text>}
      {conditions.length > 1 && (
        <Select
          label={texts.join}
          data={choices(texts.joins)}
          value={fields.conditionType}
          onChange={(value) => value && setField('conditionType', value as Fields['conditionType'])}
          allowDeselect={false}
          readOnly={isReadOnly}
          maw={320}
        />
      )}
      {conditions.map((condition, index) => (
        <ConditionRow key={condition.key} {...{ edit, isReadOnly, condition }} number={index + 1} />
      ))}
      {!isReadOnly && (
        <Box>
          <Button variant="default" leftSection={<Icon name="plus" />} onClick={add}>
            {texts.add}
          </Button>
        </Box>
      )}
    </Stack>
  );
}

interface RowProps extends SectionProps {
  condition: DraftCondition;
  number: number;
}

function ConditionRow({ edit, isReadOnly, condition, number }: RowProps) {
  const { draft, set, faults } = edit;
  const { key, operator, urls } = condition;
  const change = (changes: Partial<DraftCondition>) =>
    set({ conditions: draft.conditions.map((one) => (one.key === key ? { ...one, ...changes } : one)) });
  const remove = () => set({ conditions: draft.conditions.filter((one) => one.key !== key) });
  return (
    <Group role="group" aria-label={texts.number(number)} align="flex-start" gap="xs" wrap="nowrap">
      <Group gap="xs" align="flex-start" flex={1}>
        <Select
          aria-label={texts.operator(number)}
          data={choices(texts.operators)}
          value={operator}
          onChange={(value) => value && change({ operator: value as DraftCondition['operator'] })}
          allowDeselect={false}
          readOnly={isReadOnly}
          w={{ base: '100%', sm: 230 }}
        />
        <TagsInput
          aria-label={texts.texts(number)}
          placeholder={urls.length === 0 ? texts.placeholder[isWhole(operator) ? 'url' : 'text'] : ''}
          value={[...urls]}
          onChange={(values) => change({ urls: values })}
          error={faults[`conditions.${key}.urls`] ?? conditionFault(condition)}
          readOnly={isReadOnly}
          flex={1}
          miw={200}
        />
      </Group>
      {!isReadOnly && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={texts.remove(number)}
          onClick={remove}
        >
          <Icon name="trash" />
        </ActionIcon>
      )}
    </Group>
  );
}

const isWhole = (operator: DraftCondition['operator']): boolean => ['IS', 'IS_NOT'].includes(operator);

/** What is certainly wrong before asking the API. */
function conditionFault({ operator, urls }: DraftCondition): string | undefined {
  return isWhole(operator) && urls.some((url) => !/^https?:\/\/\S+$/i.test(url)) ? texts.urlFault : undefined;
}
