/** Tells the site's own analytics what visitors are shown: a file of its own, loaded by the SDK where it is asked for. */
import { type Seat, shared } from './shared.js';

interface Analytics {
  dataLayer?: unknown[];
  analytics?: { track?: (name: string, properties: object) => void };
}

/** Once a page and variation. */
function tellOf({ client, tells }: Seat): void {
  const told = new Set<number>();
  client?.on('applied', ({ experimentKey, variation: { variationId } }) => {
    if (told.has(variationId)) return;
    told.add(variationId);
    const page = window as Analytics;
    const named = { experiment_id: experimentKey, variation_id: String(variationId) };
    if (tells?.dataLayer) (page.dataLayer ??= []).push({ event: 'experiment_viewed', ...named });
    if (tells?.segment) page.analytics?.track?.('Experiment Viewed', named);
  });
}

for (const seat of Object.values(shared().seats)) {
  if (seat.tells) tellOf(seat);
  delete seat.tells;
}
