import { Alert, List } from '@mantine/core';
import type { Schema } from '../../api/client.js';
import { Icon } from '../../components/icon.js';
import { Time } from '../../components/times.js';
import { live } from '../../texts/live.js';

/** What was noticed about calls that anybody can make: not counted, refused, unusual. */
export function LiveNotes({ notes }: { notes: readonly Schema<'LiveNoteDto'>[] }) {
  if (notes.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" icon={<Icon name="info-circle" />} title={live.noticed}>
      <List spacing={6} size="sm" listStyleType="none">
        {notes.map(({ kind, eventType, count, at }) => (
          <List.Item key={`${kind} ${eventType}`}>
            {live.notes[kind](count, eventType)} <Time value={at} />
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
