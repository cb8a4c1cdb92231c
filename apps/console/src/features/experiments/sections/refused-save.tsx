import { Alert, Anchor, List, Text } from '@mantine/core';
import { Icon } from '../../../components/icon.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import { nameOfPlace, sectionOf } from '../draft/place-names.js';
import type { DraftState } from '../draft/use-draft.js';

const texts = experimentPage.refused;

/** What kept everything from being saved, each fault with where it is. */
export function RefusedSave({ edit: { faults, draft, saved } }: { edit: DraftState }) {
  const places = Object.keys(faults);
  if (places.length === 0) return null;
  return (
    <Alert
      role="alert"
      variant="light"
      color="red"
      icon={<Icon name="exclamation-circle" />}
      title={texts.title}
    >
      <Text size="sm">{texts.about}</Text>
      <List size="sm" mt="xs">
        {places.map((place) => (
          <List.Item key={place}>
            <Anchor href={`#${sectionOf(place)}`} size="sm" underline="always">
              {nameOfPlace(place, draft, saved)}
            </Anchor>
            : {faults[place]}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
