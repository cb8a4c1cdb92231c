import { Box, Button, Select, Stack, Text, TextInput } from '@mantine/core';
import { CodeField } from '../../../components/code/code-field.js';
import { Icon } from '../../../components/icon.js';
import { useCan } from '../../../place/use-can.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import type { DraftVariation } from '../draft/draft.js';
import { useSegments } from '../part-queries.js';
import { ImageInsert } from './image-insert.js';
import { PageChangesField } from './page-changes-field.js';
import type { SectionProps } from './section.js';

const texts = experimentPage.variations;

interface EditorProps extends SectionProps {
  variation: DraftVariation;
  remove: () => void;
}

/** Title and contents of one variation. */
export function VariationEditor({ edit, isReadOnly, variation, remove }: EditorProps) {
  const { draft, set, faults } = edit;
  const { key, title, isControl, redirectUrl } = variation;
  const can = useCan();
  const change = (changes: Partial<DraftVariation>) =>
    set({ variations: draft.variations.map((one) => (one.key === key ? { ...one, ...changes } : one)) });
  const faultOf = (field: string) => faults[`variations.${key}.${field}`];
  const { type } = draft.fields;
  return (
    <Stack gap="md">
      {isControl && (
        <Text size="sm" c="dimmed">
          {texts.controlHint}
        </Text>
      )}
      <TextInput
        label={texts.title}
        required
        value={title}
        onChange={(event) => change({ title: event.currentTarget.value })}
        error={faultOf('title') ?? (title.trim() ? undefined : texts.titleNeeded)}
        readOnly={isReadOnly}
      />
      {(type === 'Split URL' || type === 'Redirect' || redirectUrl) && (
        <TextInput
          label={texts.redirectUrl}
          description={texts.redirectHint}
          type="url"
          value={redirectUrl}
          onChange={(event) => change({ redirectUrl: event.currentTarget.value.trim() })}
          error={faultOf('redirectUrl')}
          readOnly={isReadOnly}
        />
      )}
      {type === 'Personalization' && !isControl && (
        <SegmentField
          value={variation.segmentId}
          onChange={(segmentId) => change({ segmentId })}
          error={faultOf('segmentId')}
          isReadOnly={isReadOnly}
        />
      )}
      <PageChangesField
        value={variation.changes}
        onChange={(changes) => change({ changes: [...changes] })}
        faultOf={(place) => faultOf(place === '' ? 'changes' : `changes.${place}`)}
        isReadOnly={isReadOnly}
      />
      <Code {...{ isReadOnly, variation, change, faultOf }} />
      {!isReadOnly && !isControl && can('act:delete-variation') && (
        <Box>
          <Button variant="default" leftSection={<Icon name="trash" />} onClick={remove}>
            {texts.remove}
          </Button>
        </Box>
      )}
    </Stack>
  );
}

interface CodeProps {
  isReadOnly: boolean;
  variation: DraftVariation;
  change: (changes: Partial<DraftVariation>) => void;
  faultOf: (field: string) => string | undefined;
}

function Code({ isReadOnly, variation, change, faultOf }: CodeProps) {
  const { css, js } = variation;
  return (
    <>
      <CodeField
        language="css"
        label={texts.css}
        example={texts.cssExample}
        value={css}
        onChange={(value) => change({ css: value })}
        error={faultOf('css')}
        isReadOnly={isReadOnly}
        tools={(insert) => !isReadOnly && <ImageInsert insert={(url) => insert(`url("${url}")`)} />}
      />
      <CodeField
        language="js"
        label={texts.js}
        example={texts.jsExample}
        value={js}
        onChange={(value) => change({ js: value })}
        error={faultOf('js')}
        isReadOnly={isReadOnly}
        tools={(insert) => !isReadOnly && <ImageInsert insert={(url) => insert(`'${url}'`)} />}
      />
    </>
  );
}

interface SegmentFieldProps {
  value: number | null;
  onChange: (id: number | null) => void;
  error: string | undefined;
  isReadOnly: boolean;
}

function SegmentField({ value, onChange, error, isReadOnly }: SegmentFieldProps) {
  const { data: segments = [] } = useSegments();
  return (
    <Select
      label={texts.segment}
      data={segments.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value ? String(value) : null}
      onChange={(id) => onChange(id ? Number(id) : null)}
      searchable
      clearable
      error={error}
      readOnly={isReadOnly}
    />
  );
}
