import { Text } from '@mantine/core';
import { ProtocolFields } from '../../../components/protocol-fields.js';
import { protocol as texts } from '../../../texts/protocol.js';
import { Section, type SectionProps } from './section.js';

/** How the experiment's results are judged. */
export function ProtocolSection({ edit, isReadOnly, hasStarted }: SectionProps & { hasStarted: boolean }) {
  const { draft, setField, faults } = edit;
  return (
    <Section id="protocol" {...texts.section}>
      {hasStarted && (
        <Text size="sm" c="dimmed">
          {texts.changeHint}
        </Text>
      )}
      <ProtocolFields
        value={draft.fields.protocol}
        set={(protocol) => setField('protocol', protocol)}
        isReadOnly={isReadOnly}
        faultOf={(name) => faults[`protocol.${name}`]}
      />
    </Section>
  );
}
