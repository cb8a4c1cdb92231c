import { Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { experimentPage } from '../../../texts/experiment-page.js';
import { typeNames } from '../../../texts/experiments.js';
import type { Fields } from '../draft/draft.js';
import { ConditionsEditor } from './conditions-editor.js';
import { OwnerField } from './owner-field.js';
import { Section, type SectionProps } from './section.js';
import { TagsField } from './tags-field.js';
import { UrlTrial } from './url-trial.js';

const texts = experimentPage.what;

/** What is tried, and on which pages. */
export function WhatSection({ edit, isReadOnly, hasStarted }: SectionProps & { hasStarted: boolean }) {
  const { draft, setField, faults } = edit;
  const { fields } = draft;
  const common = { readOnly: isReadOnly };
  return (
    <Section id="what" {...experimentPage.sections.what}>
      <TextInput
        label={texts.title}
        required
        value={fields.title}
        onChange={(event) => setField('title', event.currentTarget.value)}
        error={faults.title}
        {...common}
      />
      <Textarea
        label={texts.description}
        autosize
        minRows={2}
        value={fields.description}
        onChange={(event) => setField('description', event.currentTarget.value)}
        error={faults.description}
        {...common}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={texts.type}
          description={hasStarted ? texts.typeFixed : texts.types[fields.type]}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={Object.entries(typeNames).map(([value, label]) => ({ value, label }))}
          value={fields.type}
          onChange={(value) => value && setField('type', value as Fields['type'])}
          allowDeselect={false}
          error={faults.type}
          readOnly={isReadOnly || hasStarted}
        />
        <Select
          label={texts.trigger}
          data={Object.entries(texts.triggers).map(([value, label]) => ({ value, label }))}
          value={fields.triggerType}
          onChange={(value) => value && setField('triggerType', value as Fields['triggerType'])}
          allowDeselect={false}
          error={faults.triggerType}
          {...common}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={texts.url}
          description={texts.urlHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          type="url"
          value={fields.url}
          onChange={(event) => setField('url', event.currentTarget.value.trim())}
          error={faults.url}
          {...common}
        />
        <OwnerField edit={edit} isReadOnly={isReadOnly} />
      </SimpleGrid>
      <TagsField edit={edit} isReadOnly={isReadOnly} />
      <ConditionsEditor edit={edit} isReadOnly={isReadOnly} />
      <UrlTrial edit={edit} />
    </Section>
  );
}
