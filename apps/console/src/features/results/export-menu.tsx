import { Button, Menu } from '@mantine/core';
import { Icon } from '../../components/icon.js';
import { sayFailed } from '../../components/toasts.js';
import { useCan } from '../../place/use-can.js';
import { results as texts } from '../../texts/results.js';
import { saveCsv, saveValues, type Results } from './results-queries.js';
import type { ResultsView } from './results-view.js';

/** What there is to save: the results as they are shown, and the values of every visitor for those who may see them. */
export function ExportMenu({ results, view }: { results: Results; view: ResultsView }) {
  const can = useCan();
  const { id, key } = results.experiment;
  const items = [
    { label: texts.exports.results, save: () => saveCsv(id, view, key) },
    ...(can('act:get-end-users')
      ? [
          { label: texts.exports.valuesCsv, save: () => saveValues(id, 'csv', key) },
          { label: texts.exports.valuesParquet, save: () => saveValues(id, 'parquet', key) },
        ]
      : []),
  ];
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="download" />}>
          {texts.exports.title}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ label, save }) => (
          <Menu.Item key={label} onClick={() => void save().catch(sayFailed)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
