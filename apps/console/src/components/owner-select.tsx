import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePlace } from '../place/use-place.js';
import { common } from '../texts/common.js';
import { useMembers } from './use-members.js';

const texts = common.owner;

interface OwnerSelectProps {
  value: number | null;
  onChange: (ownerId: number | null) => void;
  /** Of the present owner, who may have left or whom the reader may not see among the members. */
  email?: string | null | undefined;
  error?: ReactNode;
  isReadOnly?: boolean;
}

/** Who answers for something; whoever may not see the members can still take it over. */
export function OwnerSelect({ value, onChange, email, error, isReadOnly = false }: OwnerSelectProps) {
  const members = useMembers();
  const { session } = usePlace();
  const known = [...members];
  const add = (id: number, label: string) => {
    if (known.every((one) => one.value !== String(id))) known.push({ value: String(id), label });
  };
  add(session.userId, session.email);
  if (value !== null) add(value, email ?? texts.number(value));
  return (
    <Select
      label={texts.label}
      placeholder={texts.none}
      data={known}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      error={error}
      readOnly={isReadOnly}
      searchable
      clearable={!isReadOnly}
      clearButtonProps={{ 'aria-label': texts.clear }}
      nothingFoundMessage={texts.nothingFound}
    />
  );
}

/** Narrows a list to what one member answers for. */
export function OwnerFilter({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (id: string | null) => void;
}) {
  const members = useMembers();
  if (members.length === 0) return null;
  return (
    <Select
      aria-label={texts.label}
      placeholder={texts.all}
      data={members}
      value={value ?? null}
      onChange={onChange}
      searchable
      clearable
      w={{ base: '100%', xs: 200 }}
    />
  );
}
