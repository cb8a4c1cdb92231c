import type { EndUser } from './end-user.js';
import type { EventQueue, ReportKind } from './event-queue.js';
import { pageUrl } from './hand-over.js';
import { loadFile } from './load-file.js';
import { onUrl, whenDomReady } from './navigation.js';
import { putStyle, removeStyle, runScript } from './page-code.js';
import type { Settings } from './options.js';
import type { Decision } from './published-types.js';
import { claimRedirect, keepReferrer, redirectTarget } from './redirect.js';
import type { Reports } from './reports.js';
import { shared } from './shared.js';
import type { Visit } from './visit.js';
import { withEngine } from './with-engine.js';

/** What the experiments of one page share. */
export interface Page {
  readonly settings: Settings;
  readonly endUser: EndUser;
  readonly reports: Reports;
  /** Tells the server of what results should warn of; nothing in a preview. */
  readonly tell: EventQueue['tell'];
  /** Until when something may be applied that has to be loaded first; by `performance.now()`. */
  until: number;
  /** Asks about the page again. */
  readonly renew: () => void;
  /** The utm parameters that the visit began with. */
  utm: Visit['utm'];
  /** Whether an experiment is for an address, as far as the page knows or has been told. */
  readonly isHere: (decision: Decision, url: string) => boolean;
  /** Set once a redirect has begun: nothing more is applied then. */
  leaving?: boolean;
}

export const isRedirect = ({ type }: Decision) => /^(Split|Redirect)/.test(type);

/**
 * Brings an experiment into the page when its trigger says so, and gives back how to take it out again.
 * Never throws: failures are reported.
 *
 * @param askedUrl the URL that the decision holds for
 */
export function bringIn(decision: Decision, askedUrl: string, page: Page): () => void {
  const { experimentId, experimentCss, experimentJs, variation, triggerType } = decision;
  const { reports, settings, endUser } = page;
  const { nonce } = settings;
  const { redirectUrl } = variation;
  const parts = [
    { name: `exp-${experimentId}`, css: experimentCss, js: experimentJs },
    { name: `var-${variation.variationId}`, css: variation.css, js: variation.js },
  ];
  const undoings: (() => unknown)[] = [];
  let stopRedraws: (() => void) | undefined;
  let takeOutChanges: (() => void) | undefined;
  const stopped = new AbortController();
  let isOut = false;
  let isTold = false;

  const report = (what: string, error?: unknown, kind: ReportKind = 'not_applied') => {
    reports.complain(what, error, experimentId);
    if (!isTold) page.tell(kind, experimentId, error as Error);
    isTold = true;
  };

  const attempt = (what: string, step: () => unknown) => {
    try {
      step();
    } catch (error) {
      report(`${what} failed`, error);
    }
  };

  const undoScripts = () => {
    for (const undo of undoings.splice(0)) attempt('undoing js', undo);
  };

  const undo = () => {
    stopRedraws?.();
    takeOutChanges?.();
    takeOutChanges = undefined;
    for (const { name } of parts) removeStyle(`ab-style-${name}`);
    undoScripts();
  };

  const putStyles = () => {
    for (const { name, css } of parts)
      if (css) attempt(`css of ${name}`, () => putStyle(`ab-style-${name}`, css, nonce));
  };

  const { changes } = variation;
  const putChanges = () => {
    // Nothing is applied late, also when it is this file that comes late; what begins later has its own time.
    const isInTime = performance.now() < page.until;
    if (changes)
      takeOutChanges ??= withEngine(
        settings,
        (engine) => {
          if (isInTime && performance.now() > page.until) throw new Error('too late');
          return engine.apply(experimentId, changes, report);
        },
        (error) => report('changes failed', error),
      );
  };

  const run = () => {
    undoScripts();
    shared().running = undoings;
    for (const { name, js } of parts)
      if (js)
        attempt(`js of ${name}`, () => {
          const undo = runScript(`ab-${name}`, js, nonce);
          if (typeof undo === 'function') undoings.unshift(undo as () => unknown);
        });
    shared().running = undefined;
  };

  const redirect = () => {
    const target = redirectTarget(redirectUrl || '', pageUrl(), page.utm);
    if (!target) return;
    const { href, isAway } = target;
    if (!claimRedirect(`ab-redirect-${experimentId}-${endUser.id()}`, href))
      return report('redirect looped', undefined, 'looped');
    page.leaving = isAway;
    if (isAway) keepReferrer(href);
    // The answer was of this redirect alone.
    else setTimeout(page.renew);
    if (!endUser.isToldTo(new URL(href).hostname)) return location.replace(href);
    void loadFile(settings, 'linked-hosts.js')
      .then(() => shared().tellIn!(href, endUser.id()))
      .catch(() => href)
      .then((told) => location.replace(told));
  };

  const apply = () => {
    if (page.leaving || isOut) return;
    if (isRedirect(decision)) attempt('redirect', redirect);
    else {
      putStyles();
      putChanges();
      run();
      // What can be taken back can be done again, where the page draws its view later than it moves there.
      stopRedraws?.();
      if (triggerType === 'URL Changes' && undoings[0])
        stopRedraws = withEngine(
          settings,
          (engine) => engine.onRedraw(run),
          () => undefined,
        );
    }
    reports.emit('applied', decision);
  };

  /** Css follows the URL at once; js waits a turn, so that the page can draw its new view first. */
  const follow = () => {
    if (!page.isHere(decision, pageUrl())) undo();
    else if (!isRedirect(decision)) {
      putStyles();
      putChanges();
    }
  };

  attempt('decision', () => {
    if (triggerType === 'DOM Ready') return whenDomReady(apply);
    if (triggerType !== 'URL Changes') return apply();
    onUrl('changed', follow, stopped.signal);
    onUrl('settled', () => page.isHere(decision, pageUrl()) && apply(), stopped.signal);
    if (pageUrl() === askedUrl || page.isHere(decision, pageUrl())) apply();
  });
  return () => {
    isOut = true;
    stopped.abort();
    undo();
  };
}
