import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { common } from '../../texts/common.js';
import { Icon } from '../icon.js';

const pauseMs = 250;

interface SearchBoxProps {
  label: string;
  value: string;
  onSearch: (text: string) => void;
}

/** Searches when one pauses typing or goes on to something else, which a later search would call back from. */
export function SearchBox({ label, value, onSearch }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const search = useDebouncedCallback(onSearch, pauseMs);
  const change = (typed: string) => {
    setText(typed);
    search(typed.trim());
  };
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={() => search.flush()}
      leftSection={<Icon name="search" />}
      rightSection={text && <CloseButton size="sm" aria-label={common.clear} onClick={() => change('')} />}
      w={{ base: '100%', sm: 300 }}
    />
  );
}
