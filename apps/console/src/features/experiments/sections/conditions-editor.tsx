import { Box, Button, Select, Stack, Text, Title } from '@mantine/core';
import { Icon } from '../../../components/icon.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import { newKey, type Fields } from '../draft/draft.js';
import { ConditionRow } from './condition-row.js';
import { OlderMatching } from './older-matching.js';
import { RunsEverywhere } from './runs-everywhere.js';
import type { SectionProps } from './section.js';

const texts = experimentPage.conditions;

/** On which pages the experiment runs. */
export function ConditionsEditor({ edit, isReadOnly }: SectionProps) {
  const { draft, set, setField } = edit;
  const { conditions, fields } = draft;
  const add = () => set({ conditions: [...conditions, { key: newKey(), operator: 'CONTAIN', urls: [] }] });
  return (
    <Stack gap="sm">
      <Title order={3}>{texts.title}</Title>
      <OlderMatching edit={edit} isReadOnly={isReadOnly} />
      {conditions.length === 0 && fields.type === 'Feature Flag' && <Text size="sm">{texts.noneOfFlag}</Text>}
      {conditions.length === 0 && fields.type !== 'Feature Flag' && (
        <RunsEverywhere edit={edit} isReadOnly={isReadOnly} />
      )}
      {conditions.length > 1 && (
        <Select
          label={texts.join}
          description={texts.joinHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={Object.entries(texts.joins).map(([value, label]) => ({ value, label }))}
          value={fields.conditionType}
          onChange={(value) => value && setField('conditionType', value as Fields['conditionType'])}
          allowDeselect={false}
          readOnly={isReadOnly}
          maw={420}
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
