import { onUrlChange, whenDomReady } from './navigation.js';
import { putStyle, removeStyle, runScript } from './page-code.js';
import type { Decision, EndUserId } from './published-types.js';
import { claimRedirect, redirectTarget } from './redirect.js';
import type { Reports } from './reports.js';

/** What the experiments of one page share. */
export interface Page {
  readonly endUserId: EndUserId;
  readonly nonce: string;
  readonly reports: Reports;
  /** Aborted when nothing is to be followed any more. */
  readonly signal: AbortSignal;
  /** Whether an experiment is for an address, as far as the page knows or has been told. */
  readonly isHere: (decision: Decision, url: string) => boolean;
  /** Set once a redirect has begun: nothing more is applied then. */
  leaving?: boolean;
}

export const isRedirect = ({ type }: Decision) => type === 'Split URL' || type === 'Redirect';

/**
 * Brings an experiment into the page when its trigger says so, and gives back how to take it out again.
 * Never throws: failures are reported.
 *
 * @param askedUrl the URL that the decision holds for
 */
export function bringIn(decision: Decision, askedUrl: string, page: Page): () => void {
  const { experimentId, experimentCss, experimentJs, variation, triggerType } = decision;
  const { reports, nonce } = page;
  const { redirectUrl } = variation;
  const parts = [
    { name: `exp-${experimentId}`, css: experimentCss, js: experimentJs },
    { name: `var-${variation.variationId}`, css: variation.css, js: variation.js },
  ];
  const undoings: unknown[] = [];
  let isOut = false;

  const attempt = (what: string, step: () => unknown) => {
    try {
      step();
    } catch (error) {
      reports.error(`${what} failed`, error, experimentId);
    }
  };

  const undoScripts = () => {
    for (const undo of undoings.splice(0))
      if (typeof undo === 'function') attempt('undoing js', undo as () => unknown);
  };

  const undo = () => {
    for (const { name } of parts) removeStyle(`ab-style-${name}`);
    undoScripts();
  };

  const inject = (withScripts: boolean) => {
    for (const { name, css, js } of parts) {
      if (css) attempt(`css of ${name}`, () => putStyle(`ab-style-${name}`, css, nonce));
      if (js && withScripts)
        attempt(`js of ${name}`, () => undoings.unshift(runScript(`ab-${name}`, js, nonce)));
    }
  };

  const redirect = () => {
    const target = redirectTarget(redirectUrl || '', location.href);
    if (!target) return;
    if (!claimRedirect(`ab-redirect-${experimentId}-${page.endUserId}`))
      throw new Error('it leads in a circle');
    page.leaving = true;
    location.replace(target);
  };

  const apply = () => {
    if (page.leaving || isOut) return;
    if (isRedirect(decision)) attempt('redirect', redirect);
    else {
      undoScripts();
      inject(true);
    }
    reports.emit('applied', decision);
  };

  /** Css follows the URL at once; js waits a turn, so that the page can draw its new view first. */
  const follow = () => {
    const { href } = location;
    if (isOut) return;
    if (!page.isHere(decision, href)) return undo();
    if (!isRedirect(decision)) inject(false);
    setTimeout(() => location.href === href && apply());
  };

  attempt('decision', () => {
    if (triggerType === 'DOM Ready') return whenDomReady(apply);
    if (triggerType !== 'URL Changes') return apply();
    onUrlChange(follow, page.signal);
    if (location.href === askedUrl || page.isHere(decision, location.href)) apply();
  });
  return () => {
    isOut = true;
    undo();
  };
}
