import { Box, Button, Group, Input, Select, Stack, Text } from '@mantine/core';
import { IconButton } from '../../../components/icon-button.js';
import { Icon } from '../../../components/icon.js';
import { flagPage } from '../../../texts/flag-page.js';
import type { Prerequisite } from '../draft/draft-rule.js';
import { useOtherFlags, useVariationsOf } from './use-rule-names.js';

const texts = flagPage.rules.prerequisites;

interface PrerequisitesProps {
  experimentId: number;
  value: readonly Prerequisite[];
  onChange: (value: readonly Prerequisite[]) => void;
  /** By index. */
  faultOf: (index: number) => string | undefined;
  isReadOnly: boolean;
}

/** Which other flags have to serve which variation before a rule applies. */
export function PrerequisitesField({
  experimentId,
  value,
  onChange,
  faultOf,
  isReadOnly,
}: PrerequisitesProps) {
  const { data: flags = [] } = useOtherFlags(experimentId);
  const put = (index: number, next: Prerequisite) =>
    onChange(value.map((one, at) => (at === index ? next : one)));
  return (
    <Input.Wrapper label={texts.title} labelElement="div" description={texts.about}>
      <Stack gap="xs" mt={6}>
        {value.map((prerequisite, index) => (
          <Row
            // They have no ids; their order is what they are.
            key={index}
            {...{ prerequisite, flags, isReadOnly }}
            number={index + 1}
            error={faultOf(index)}
            onChange={(next) => put(index, next)}
            remove={() => onChange(value.filter((_, at) => at !== index))}
          />
        ))}
        {!isReadOnly && (
          <Box>
            {flags.length === 0 ? (
              <Text size="sm" c="dimmed">
                {texts.none}
              </Text>
            ) : (
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<Icon name="plus" />}
                onClick={() => onChange([...value, { experimentId: 0, variationId: 0 }])}
              >
                {texts.add}
              </Button>
            )}
          </Box>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

interface RowProps {
  prerequisite: Prerequisite;
  number: number;
  flags: readonly { id: number; title: string }[];
  error: string | undefined;
  onChange: (next: Prerequisite) => void;
  remove: () => void;
  isReadOnly: boolean;
}

function Row({ prerequisite, number, flags, error, onChange, remove, isReadOnly }: RowProps) {
  const { experimentId, variationId } = prerequisite;
  const variations = useVariationsOf(experimentId || undefined);
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap">
      <Group gap="xs" flex={1} align="flex-start">
        <Select
          aria-label={texts.flag(number)}
          placeholder={texts.flagHint}
          data={flags.map(({ id, title }) => ({ value: String(id), label: title }))}
          value={experimentId ? String(experimentId) : null}
          onChange={(id) => id && onChange({ experimentId: Number(id), variationId: 0 })}
          searchable
          allowDeselect={false}
          error={error}
          readOnly={isReadOnly}
          flex={1}
          miw={180}
        />
        <Select
          aria-label={texts.variation(number)}
          placeholder={texts.variationHint}
          data={variations.map(({ id, title }) => ({ value: String(id), label: title }))}
          value={variationId ? String(variationId) : null}
          onChange={(id) => id && onChange({ experimentId, variationId: Number(id) })}
          allowDeselect={false}
          readOnly={isReadOnly}
          w={{ base: '100%', sm: 180 }}
        />
      </Group>
      {!isReadOnly && <IconButton icon="trash" label={texts.remove(number)} onClick={remove} />}
    </Group>
  );
}
