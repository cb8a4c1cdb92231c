import type { ABTestingClient, Decision } from './published-types.js';
import { shared } from './shared.js';

const style =
  'position:fixed;z-index:2147483647;right:8px;bottom:8px;width:360px;max-height:60vh;overflow:auto;' +
  'background:#222;color:#fff;font:12px/1.4 monospace;padding:8px;white-space:pre-wrap';

const textOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : (JSON.stringify(cause) ?? '');

/** What the page's clients decide, apply, send and complain of, loaded by the SDK where the address says `?ab-debug`. */
function openOverlay(clients: ABTestingClient[]): void {
  const host = document.createElement('div');
  host.id = 'ab-debug';
  const box = document.createElement('div');
  box.style.cssText = style;
  box.setAttribute('role', 'log');
  host.attachShadow({ mode: 'open' }).append(box);
  document.documentElement.append(host);

  const say = (text: string) => {
    const line = document.createElement('div');
    line.textContent = text;
    box.append(line);
  };
  const name = ({ experimentKey, variation, type, triggerType }: Decision) =>
    `${experimentKey} → ${variation.variationTitle || variation.variationId} (${type}, ${triggerType})`;

  for (const client of clients) {
    client.on('applied', (decision) => say(`applied: ${name(decision)}`));
    client.on('decision', ({ decisions, endUserId }) => {
      const all = decisions.map((each) => `\n  ${name(each)}`).join('');
      say(
        `decided for ${endUserId}: ${all || 'nothing; no experiment is Active, for this address and visitor'}`,
      );
    });
    client.on('sent', (events) => say(`sent: ${JSON.stringify(events, undefined, 1)}`));
    client.on('error', ({ message, cause, experimentId }) =>
      say(`error${experimentId ? ` of experiment ${experimentId}` : ''}: ${message} ${textOf(cause)}`),
    );
  }
  if (!clients.length) say('No client runs on this page.');
}

openOverlay(Object.values(shared().seats).flatMap(({ client }) => client ?? []));
