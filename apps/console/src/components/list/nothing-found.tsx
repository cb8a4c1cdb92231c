import { Button } from '@mantine/core';
import { common } from '../../texts/common.js';
import { EmptyState } from '../empty-state.js';

interface NothingFoundProps {
  title: string;
  text: string;
  view: { reset: () => void };
}

/** What stands in place of a list that is narrowed so far that nothing is left of it. */
export function NothingFound({ title, text, view }: NothingFoundProps) {
  return (
    <EmptyState icon="search" title={title} text={text}>
      <Button variant="default" onClick={view.reset}>
        {common.resetFilters}
      </Button>
    </EmptyState>
  );
}
