import { Tabs } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useCan } from '../place/use-can.js';
import { usePlace } from '../place/use-place.js';
import { flagPage } from '../texts/flag-page.js';

export type FlagTab = keyof typeof flagPage.tabs;

/** The parts of a flag's page; its results are a page of their own. */
export function FlagTabs({ id, value }: { id: number; value: FlagTab }) {
  const navigate = useNavigate();
  const { toProject } = usePlace();
  const can = useCan();
  const go = (tab: string | null) =>
    void navigate(toProject(tab === 'results' ? `flags/${id}/results` : `flags/${id}?tab=${tab}`));
  return (
    <Tabs value={value} onChange={go} style={{ overflowX: 'auto' }}>
      <Tabs.List aria-label={flagPage.tabsLabel} style={{ flexWrap: 'nowrap' }}>
        {Object.entries(flagPage.tabs)
          .filter(([tab]) => tab !== 'results' || can('act:get-results'))
          .map(([tab, label]) => (
            <Tabs.Tab key={tab} value={tab} style={{ whiteSpace: 'nowrap' }}>
              {label}
            </Tabs.Tab>
          ))}
      </Tabs.List>
    </Tabs>
  );
}
