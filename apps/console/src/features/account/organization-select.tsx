import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, done } from '../../api/client.js';
import { account } from '../../texts/account.js';

interface OrganizationSelectProps {
  value: string | null;
  onChange: (id: string | null) => void;
  error?: string;
}

/** Finds an organization by a part of its name. */
export function OrganizationSelect({ value, onChange, error }: OrganizationSelectProps) {
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 250);
  const { data = [] } = useQuery({
    queryKey: ['organization-search', q],
    queryFn: () => done(api.GET('/organizations/search', { params: { query: { q } } })),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  });
  return (
    <Select
      label={account.organization}
      placeholder={account.join.search}
      required
      searchable
      value={value}
      onChange={onChange}
      onSearchChange={setText}
      data={data.map(({ id, name }) => ({ value: String(id), label: name }))}
      filter={({ options }) => options}
      nothingFoundMessage={q.length >= 2 ? account.join.nothing : account.join.search}
      error={error}
    />
  );
}
