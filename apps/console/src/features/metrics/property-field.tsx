import { Autocomplete, type AutocompleteProps } from '@mantine/core';

/** The name of a property of events: any, with those offered that have come. */
export function PropertyField(props: AutocompleteProps) {
  return <Autocomplete selectFirstOptionOnChange={false} {...props} />;
}
