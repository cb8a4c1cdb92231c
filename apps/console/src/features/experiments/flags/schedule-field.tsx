import { Box, Button, Group, Input, NumberInput, Stack, TextInput } from '@mantine/core';
import { dayMs, minuteMs } from '#libs/durations';
import { lastDay } from '../../../components/days.js';
import { IconButton } from '../../../components/icon-button.js';
import { Icon } from '../../../components/icon.js';
import { flagPage } from '../../../texts/flag-page.js';
import type { Step } from '../draft/draft-rule.js';
import { asInstant, asLocal } from '../sections/local-time.js';

const texts = flagPage.rules.schedule;

interface ScheduleProps {
  value: readonly Step[];
  /** Of the rule, now. */
  coverage: number;
  onChange: (value: readonly Step[]) => void;
  /** By index and field, such as `0.at`. */
  faultOf: (place: string) => string | undefined;
  isReadOnly: boolean;
}

/** When the coverage of a rule changes by itself, in the time zone of the member. */
export function ScheduleField({ value, coverage, onChange, faultOf, isReadOnly }: ScheduleProps) {
  const put = (index: number, changes: Partial<Step>) =>
    onChange(value.map((one, at) => (at === index ? { ...one, ...changes } : one)));
  return (
    <Input.Wrapper label={texts.title} labelElement="div" description={texts.about} error={faultOf('')}>
      <Stack gap="xs" mt={6}>
        {value.map(({ at, coverage: percent }, index) => (
          <Group
            // Steps have no ids; their order is what they are.
            key={index}
            gap="xs"
            align="flex-start"
          >
            <TextInput
              type="datetime-local"
              max={`${lastDay}T23:59`}
              aria-label={texts.at(index + 1)}
              value={at ? asLocal(at) : ''}
              onChange={(event) => put(index, { at: asInstant(event.currentTarget.value) ?? '' })}
              error={faultOf(`${index}.at`)}
              readOnly={isReadOnly}
            />
            <NumberInput
              aria-label={texts.coverage(index + 1)}
              value={percent}
              onChange={(next) => typeof next === 'number' && put(index, { coverage: next })}
              min={0}
              max={100}
              decimalScale={2}
              clampBehavior="strict"
              suffix="%"
              error={faultOf(`${index}.coverage`)}
              readOnly={isReadOnly}
              w={104}
            />
            {!isReadOnly && (
              <IconButton
                icon="trash"
                label={texts.remove(index + 1)}
                onClick={() => onChange(value.filter((_, place) => place !== index))}
              />
            )}
          </Group>
        ))}
        {!isReadOnly && (
          <Box>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<Icon name="plus" />}
              onClick={() => onChange([...value, nextStep(value, coverage)])}
            >
              {texts.add}
            </Button>
          </Box>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

/** A day after the last one, with twice its coverage. */
function nextStep(steps: readonly Step[], coverage: number): Step {
  const last = steps.at(-1);
  const from = last?.at ? new Date(last.at).getTime() : Date.now();
  return {
    at: new Date(Math.ceil((from + dayMs) / minuteMs) * minuteMs).toISOString(),
    coverage: Math.min(100, Math.max(1, (last?.coverage ?? coverage) * 2)),
  };
}
