import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { api, done } from '../../api/client.js';
import { DecisionPanel } from '../../components/ending/decision-panel.js';
import { EndDialog } from '../../components/ending/end-dialog.js';
import { suggestedOutcome } from '../../components/ending/suggested-outcome.js';
import { verdictOf } from '../../components/ending/verdict-of.js';
import { Icon } from '../../components/icon.js';
import { useCan } from '../../place/use-can.js';
import { results as texts } from '../../texts/results.js';
import type { Results } from './results-queries.js';

/** What a decision can ship. */
const shippableOf = ({ variants }: Results) =>
  variants
    .filter(({ isControl, retired }) => !isControl && !retired)
    .map(({ variantId, variantName }) => ({ id: variantId, title: variantName }));

/** Ends the experiment where its results have said what there is to say. */
export function EndAndDecide({ results }: { results: Results }) {
  const [isEnding, { open, close }] = useDisclosure(false);
  const canEnd = useCan()('act:update-experiment');
  const { id, name, status } = results.experiment;
  const isRunning = status === 'Active' || status === 'Paused';
  const suggested = suggestedOutcome(results);
  if (!canEnd || !isRunning || results.exploratory || suggested.outcome === '') return null;
  return (
    <>
      <Button variant="default" leftSection={<Icon name="flag" />} flex="none" onClick={open}>
        {texts.endAndDecide}
      </Button>
      {isEnding && (
        <EndDialog
          {...{ id, close, suggested }}
          title={name}
          variations={shippableOf(results)}
          verdict={verdictOf(results)}
          isEnded={false}
        />
      )}
    </>
  );
}

/** What was decided, once the experiment has ended; it stays when it is archived. */
export function Decided({ results }: { results: Results }) {
  const { id, status } = results.experiment;
  const isOver = status === 'Ended' || status === 'Archived';
  const can = useCan();
  const { data } = useQuery({
    queryKey: ['experiments', id, 'decision'],
    queryFn: () => done(api.GET('/experiments/{id}', { params: { path: { id } } })),
    enabled: isOver && can('act:get-experiment'),
  });
  if (!data || (status !== 'Ended' && !data.decision)) return null;
  return (
    <DecisionPanel
      experiment={data}
      names={new Map(results.variants.map(({ variantId, variantName }) => [variantId, variantName]))}
      shippable={shippableOf(results)}
      isReadOnly={!can('act:update-experiment')}
    />
  );
}
