import { EndDialog } from '../../../components/ending/end-dialog.js';
import { suggestedOutcome } from '../../../components/ending/suggested-outcome.js';
import { verdictOf } from '../../../components/ending/verdict-of.js';
import { useProtocolResults } from '../../../components/protocol-results.js';
import { useCan } from '../../../place/use-can.js';
import type { Loaded } from '../draft/draft.js';

/** Ends an experiment with a decision, as its results suggest it. */
export function EndOf({ loaded: { experiment, variations }, close }: { loaded: Loaded; close: () => void }) {
  const { id, title } = experiment;
  const isWanted = useCan()('act:get-results');
  const { data, isLoading } = useProtocolResults(id, { isWanted, isMoving: false });
  if (isLoading) return null;
  return (
    <EndDialog
      {...{ id, title, close }}
      variations={shippableOf(variations)}
      suggested={suggestedOutcome(data)}
      verdict={verdictOf(data)}
      isEnded={false}
    />
  );
}

/** What a decision can ship. */
export const shippableOf = (variations: Loaded['variations']) =>
  variations.filter(({ isControl, retired }) => !isControl && !retired);
