import { Button, Group, Select } from '@mantine/core';
import { Icon } from '../../components/icon.js';
import { OwnerFilter } from '../../components/owner-select.js';
import { SearchBox } from '../../components/list/search-box.js';
import { experiments, statusNames, typeNames } from '../../texts/experiments.js';
import type { ExperimentsView } from './experiment-queries.js';

const choices = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** Narrows the list of experiments. */
export function ExperimentFilters({ view }: { view: ExperimentsView }) {
  const { status, type, tag, owner } = view.filters;
  const texts = experiments.filters;
  return (
    <Group gap="sm">
      <SearchBox label={experiments.search} value={view.q} onSearch={(q) => view.set({ q })} />
      <Select
        aria-label={texts.status}
        placeholder={texts.allStatuses}
        data={choices(statusNames)}
        value={status ?? null}
        onChange={(value) => view.set({ status: value })}
        clearable
        w={{ base: '100%', xs: 180 }}
      />
      <Select
        aria-label={texts.type}
        placeholder={texts.allTypes}
        data={choices(typeNames)}
        value={type ?? null}
        onChange={(value) => view.set({ type: value })}
        clearable
        w={{ base: '100%', xs: 160 }}
      />
      <OwnerFilter value={owner} onChange={(id) => view.set({ owner: id })} />
      {tag && (
        <Button
          variant="light"
          rightSection={<Icon name="times" />}
          aria-label={experiments.tagFilter(tag)}
          onClick={() => view.set({ tag: null })}
        >
          {tag}
        </Button>
      )}
    </Group>
  );
}
