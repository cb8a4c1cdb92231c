import type { Schema } from '../../../api/client.js';
import { EndDialog } from '../../../components/ending/end-dialog.js';
import { notCompared, suggestedOutcome } from '../../../components/ending/suggested-outcome.js';
import { useProtocolResults } from '../../../components/protocol-results.js';
import { useCan } from '../../../place/use-can.js';
import { ending } from '../../../texts/ending.js';
import { decisions } from '../../../texts/home.js';
import type { Loaded } from '../draft/draft.js';

/** Ends an experiment with a decision, as its results suggest it. */
export function EndOf({ loaded: { experiment, variations }, close }: { loaded: Loaded; close: () => void }) {
  const { id, title } = experiment;
  const isWanted = useCan()('act:get-results');
  const { data, isLoading } = useProtocolResults(id, { isWanted, isMoving: false });
  if (isLoading) return null;
  const isCompared = data && !notCompared.some((code) => data.warnings.includes(code));
  return (
    <EndDialog
      {...{ id, title, close }}
      variations={shippableOf(variations)}
      suggested={suggestedOutcome(data)}
      verdict={isCompared ? verdictOf(data) : undefined}
      isEnded={false}
    />
  );
}

function verdictOf({ decision, winner }: Schema<'ResultsDto'>): string {
  return winner ? ending.winnerIs(winner.variantName) : decisions[decision.status];
}

/** What a decision can ship. */
export const shippableOf = (variations: Loaded['variations']) =>
  variations.filter(({ isControl, retired }) => !isControl && !retired);
