import { Group, Input, MultiSelect, Paper, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconButton } from '../../../components/icon-button.js';
import { Icon } from '../../../components/icon.js';
import { useCan } from '../../../place/use-can.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import { flagPage } from '../../../texts/flag-page.js';
import type { Draft } from '../draft/draft.js';
import type { DraftRule } from '../draft/draft-rule.js';
import { useSegments } from '../part-queries.js';
import { PercentField } from './percent-field.js';
import { PrerequisitesField } from './prerequisites-field.js';
import { ruleSentence, type RuleNames } from './rule-sentence.js';
import { ScheduleField } from './schedule-field.js';
import { ServeField } from './serve-field.js';
import classes from './flags.module.css';

const texts = flagPage.rules;

export interface RuleCardProps {
  experimentId: number;
  rule: DraftRule;
  index: number;
  count: number;
  draft: Draft;
  names: RuleNames;
  isOpen: boolean;
  isReadOnly: boolean;
  toggle: () => void;
  change: (changes: Partial<DraftRule>) => void;
  move: (to: number) => void;
  remove: () => void;
  /** By field, such as `serve.shares.1.percent`; '' is about the rule. */
  faultOf: (place: string) => string | undefined;
}

/** One rule: what it does in a sentence, and its form when it is open. */
export function RuleCard(props: RuleCardProps) {
  const { rule, index, count, names, isOpen, isReadOnly, toggle, move, remove, faultOf } = props;
  const name = rule.name || texts.number(index + 1);
  return (
    <Paper component="li" className={classes.rule} aria-label={texts.number(index + 1)} p="sm">
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <span className={classes.number} aria-hidden="true">
          {index + 1}
        </span>
        <UnstyledButton onClick={toggle} aria-expanded={isOpen} flex={1} miw={0}>
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
            {name} <Icon name={isOpen ? 'angle-up' : 'angle-down'} />
          </Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {ruleSentence(rule, names)}
          </Text>
        </UnstyledButton>
        {!isReadOnly && (
          <Group gap={0} wrap="nowrap">
            <IconButton
              icon="arrow-up"
              label={texts.up(name)}
              isOff={index === 0}
              onClick={() => move(index - 1)}
            />
            <IconButton
              icon="arrow-down"
              label={texts.down(name)}
              isOff={index === count - 1}
              onClick={() => move(index + 1)}
            />
            <IconButton icon="trash" label={texts.remove(name)} onClick={remove} />
          </Group>
        )}
      </Group>
      {faultOf('') && <Input.Error>{faultOf('')}</Input.Error>}
      {isOpen && <RuleForm {...props} name={name} />}
    </Paper>
  );
}

function RuleForm({
  rule,
  name,
  draft,
  change,
  faultOf,
  isReadOnly,
  experimentId,
}: RuleCardProps & { name: string }) {
  const { data: segments = [] } = useSegments();
  const can = useCan();
  return (
    <Stack gap="md" mt="md" pt="md" style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}>
      <TextInput
        label={texts.fields.name}
        value={rule.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={faultOf('name') ?? (rule.name.trim() ? undefined : texts.fields.nameNeeded)}
        readOnly={isReadOnly}
        maw={420}
      />
      {can('act:get-segments') && (
        <MultiSelect
          label={texts.fields.segments}
          description={segments.length === 0 ? experimentPage.who.noSegments : texts.fields.segmentsHint}
          data={segments.map(({ id, name: label }) => ({ value: String(id), label }))}
          value={rule.segmentIds.map(String)}
          onChange={(ids) => change({ segmentIds: ids.map(Number) })}
          searchable
          error={faultOf('segmentIds')}
          readOnly={isReadOnly}
          maw={560}
        />
      )}
      <PrerequisitesField
        experimentId={experimentId}
        value={rule.prerequisites}
        onChange={(prerequisites) => change({ prerequisites })}
        faultOf={(index) => faultOf(`prerequisites.${index}`)}
        isReadOnly={isReadOnly}
      />
      <PercentField
        label={texts.fields.coverage}
        description={texts.fields.coverageHint}
        numberLabel={texts.fields.coverageOf(name)}
        value={rule.coverage}
        onChange={(coverage) => change({ coverage })}
        error={faultOf('coverage')}
        isReadOnly={isReadOnly}
      />
      <ServeField
        name={name}
        value={rule.serve}
        variations={draft.variations}
        valueType={draft.fields.valueType}
        onChange={(serve) => change({ serve })}
        error={faultOf('serve')}
        isReadOnly={isReadOnly}
      />
      <ScheduleField
        value={rule.schedule}
        coverage={rule.coverage}
        onChange={(schedule) => change({ schedule })}
        faultOf={(place) => faultOf(place ? `schedule.${place}` : 'schedule')}
        isReadOnly={isReadOnly}
      />
    </Stack>
  );
}
