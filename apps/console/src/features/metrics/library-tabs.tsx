import { Tabs } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useCan } from '../../place/use-can.js';
import { usePlace } from '../../place/use-place.js';
import { metrics } from '../../texts/metrics.js';

/** Metrics and their groups are two lists of one library. */
export function LibraryTabs({ value }: { value: keyof typeof metrics.tabs }) {
  const navigate = useNavigate();
  const { toProject } = usePlace();
  const can = useCan();
  if (!can('act:get-metric-groups') || !can('act:get-shared-metrics')) return null;
  const go = (tab: string | null) =>
    void navigate(toProject(tab === 'groups' ? 'metrics/groups' : 'metrics'));
  return (
    <Tabs value={value} onChange={go}>
      <Tabs.List>
        {Object.entries(metrics.tabs).map(([tab, label]) => (
          <Tabs.Tab key={tab} value={tab}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
