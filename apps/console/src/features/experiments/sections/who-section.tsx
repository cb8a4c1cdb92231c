import { Anchor, Group, Input, MultiSelect, NumberInput, Select, Slider, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { usePlace } from '../../../place/use-place.js';
import { useCan } from '../../../place/use-can.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import { useGroups, useSegments } from '../part-queries.js';
import { Section, type SectionProps } from './section.js';

const texts = experimentPage.who;

/** Who takes part: segments, coverage and group. */
export function WhoSection(props: SectionProps) {
  const can = useCan();
  return (
    <Section id="who" {...experimentPage.sections.who}>
      {can('act:get-segments') && <SegmentsField {...props} />}
      <CoverageField {...props} />
      {can('act:get-groups') && <GroupField {...props} />}
    </Section>
  );
}

/** Whom it is limited to. */
export function SegmentsField({ edit, isReadOnly }: SectionProps) {
  const { draft, set, faults } = edit;
  const can = useCan();
  const { toProject } = usePlace();
  const { data: segments = [] } = useSegments();
  if (segments.length === 0) {
    return (
      <Text size="sm">
        {texts.noSegments}{' '}
        <Anchor component={Link} to={toProject('segments')} size="sm" underline="always">
          {texts.makeSegment}
        </Anchor>
      </Text>
    );
  }
  return (
    <MultiSelect
      label={texts.segments}
      description={texts.segmentsHint}
      data={segments.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={draft.segmentIds.map(String)}
      onChange={(ids) => set({ segmentIds: ids.map(Number) })}
      searchable
      readOnly={isReadOnly || !can('act:assign-segment')}
      error={faults.segmentIds}
    />
  );
}

function CoverageField({ edit, isReadOnly }: SectionProps) {
  const { draft, setField, faults } = edit;
  const { coverage } = draft.fields;
  return (
    <Input.Wrapper
      label={texts.coverage}
      labelElement="div"
      description={texts.coverageHint}
      error={faults.coverage}
    >
      <Group gap="md" wrap="nowrap" mt={6}>
        <Slider
          value={coverage}
          onChange={(value) => setField('coverage', value)}
          thumbLabel={texts.coverage}
          label={null}
          disabled={isReadOnly}
          flex={1}
        />
        <NumberInput
          aria-label={texts.coveragePercent}
          value={coverage}
          onChange={(value) => typeof value === 'number' && setField('coverage', value)}
          min={0}
          max={100}
          decimalScale={2}
          clampBehavior="strict"
          suffix="%"
          readOnly={isReadOnly}
          w={104}
        />
      </Group>
    </Input.Wrapper>
  );
}

/** The experiments that it shares no visitors with. */
export function GroupField({ edit, isReadOnly }: SectionProps) {
  const { draft, setField, faults } = edit;
  const { data: groups = [] } = useGroups();
  const { toProject } = usePlace();
  return (
    <Stack gap={4} maw={420}>
      <Select
        label={texts.group}
        description={texts.groupHint}
        placeholder={experimentPage.none}
        data={groups.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={draft.fields.groupId ? String(draft.fields.groupId) : null}
        onChange={(value) => setField('groupId', value ? Number(value) : null)}
        clearable
        readOnly={isReadOnly}
        error={faults.groupId}
      />
      <Anchor component={Link} to={toProject('groups')} size="sm">
        {texts.groups}
      </Anchor>
    </Stack>
  );
}
