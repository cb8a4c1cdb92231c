import { TextInput } from '@mantine/core';

/** A day, or none. */
export function DayInput(props: {
  label: string;
  value: string | undefined;
  set: (day: string | null) => void;
}) {
  const { label, value = '', set } = props;
  return (
    <TextInput
      type="date"
      label={label}
      value={value}
      onChange={(event) => set(event.currentTarget.value || null)}
      w={150}
    />
  );
}
