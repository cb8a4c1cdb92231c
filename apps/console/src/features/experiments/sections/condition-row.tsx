import { Group, Select, Stack, TagsInput, Text } from '@mantine/core';
import { IconButton } from '../../../components/icon-button.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import type { DraftCondition } from '../draft/draft.js';
import { IgnoredParameters } from './ignored-parameters.js';
import type { SectionProps } from './section.js';

const texts = experimentPage.conditions;
type Operator = DraftCondition['operator'];

interface RowProps extends SectionProps {
  condition: DraftCondition;
  number: number;
}

/** One URL condition: operator, texts, and for whole addresses which parameters count. */
export function ConditionRow({ edit, isReadOnly, condition, number }: RowProps) {
  const { draft, set, faults } = edit;
  const { key, operator, urls } = condition;
  const change = (changes: Partial<DraftCondition>) =>
    set({ conditions: draft.conditions.map((one) => (one.key === key ? { ...one, ...changes } : one)) });
  const remove = () => set({ conditions: draft.conditions.filter((one) => one.key !== key) });
  const choose = (next: Operator) =>
    change({ operator: next, ...(!isWhole(next) && { ignoreQuery: undefined }) });
  const place = `conditions.${key}.`;
  return (
    <Group role="group" aria-label={texts.number(number)} align="flex-start" gap="xs" wrap="nowrap">
      <Group gap="xs" align="flex-start" flex={1}>
        <Select
          aria-label={texts.operator(number)}
          data={Object.entries(texts.operators).map(([value, label]) => ({ value, label }))}
          value={operator}
          onChange={(value) => value && choose(value as Operator)}
          allowDeselect={false}
          readOnly={isReadOnly}
          w={{ base: '100%', sm: 230 }}
        />
        <Stack gap={4} flex={1} miw={200}>
          <TagsInput
            aria-label={texts.texts(number)}
            placeholder={urls.length === 0 ? texts.placeholders[operator] : ''}
            value={[...urls]}
            onChange={(values) => change({ urls: values })}
            splitChars={operator === 'REGEX' ? [] : [',']}
            error={faults[`${place}urls`] ?? faults[`conditions.${key}`] ?? conditionFault(condition)}
            readOnly={isReadOnly}
          />
          {hintOf(condition) && (
            <Text size="xs" c="dimmed">
              {hintOf(condition)}
            </Text>
          )}
          {isWhole(operator) && (
            <IgnoredParameters
              {...{ number, isReadOnly }}
              value={condition.ignoreQuery}
              onChange={(ignoreQuery) => change({ ignoreQuery })}
              error={faults[`${place}ignoreQuery`]}
            />
          )}
        </Stack>
      </Group>
      {!isReadOnly && <IconButton icon="trash" label={texts.remove(number)} onClick={remove} />}
    </Group>
  );
}

const isWhole = (operator: Operator): boolean => ['IS', 'IS_NOT'].includes(operator);

/** What is certainly wrong before asking the API. */
function conditionFault({ operator, urls }: DraftCondition): string | undefined {
  if (isWhole(operator) && urls.some((url) => !/^https?:\/\/\S+$/i.test(url))) return texts.urlFault;
  if (operator === 'PATH IS' && urls.some((path) => !/^\/[^?#]*$/.test(path))) return texts.pathFault;
  if (operator === 'PATH CONTAINS' && urls.some((part) => /[?#]/.test(part))) return texts.pathPartFault;
  return undefined;
}

function hintOf({ operator, urls, ignoreQuery }: DraftCondition): string | undefined {
  if (operator === 'REGEX' || operator === 'QUERY HAS') return texts.hints[operator];
  const namesCampaign = urls.some((url) => /[?&](utm_|gclid|fbclid|msclkid)/i.test(url));
  if (isWhole(operator) && !ignoreQuery && namesCampaign) return texts.hints.campaign;
  return isWhole(operator) && urls.some((url) => /#./.test(url)) ? texts.hints.fragment : undefined;
}
