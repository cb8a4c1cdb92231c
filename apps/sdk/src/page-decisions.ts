import { cacheAnswer, cachedAnswer } from './answer-cache.js';
import { askForDecisions } from './decision-request.js';
import type { EndUser } from './end-user.js';
import type { EventQueue } from './event-queue.js';
import { hasGivenUp, tellDecided } from './flicker.js';
import { onUrlChange, whenDomReady } from './navigation.js';
import type { Settings } from './options.js';
import { bringIn, isRedirect, type Page } from './page-experiment.js';
import { previewToken, showBadge } from './preview.js';
import type { Answer, Decision, Variation } from './published-types.js';
import type { Reports } from './reports.js';
import { forGood, recall, store } from './storage.js';
import { matchesUrl, sameUrl } from './url-conditions.js';

export interface PageParts {
  readonly settings: Settings;
  readonly endUser: EndUser;
  readonly reports: Reports;
  readonly events: EventQueue;
  /** Counts the metrics of decisions from now on. */
  readonly watch: (decisions: Decision[]) => void;
  /** Aborted when the client is destroyed. */
  readonly signal: AbortSignal;
}

const TIMED_OUT = 'ab-timed-out';

const redirectsFirst = (one: Decision, other: Decision) => +isRedirect(other) - +isRedirect(one);

const followsUrl = ({ triggerType }: Decision) => triggerType === 'URL Changes';

export type PageDecisions = ReturnType<typeof createPageDecisions>;

/** Asks for the decisions of a page and shows them, if they come in time. */
export function createPageDecisions({ settings, endUser, reports, events, watch, signal }: PageParts) {
  const { projectId, timeoutMs, nonce } = settings;
  const shown = new Map<number, { decision: Decision; takeOut: () => void }>();
  const askedUrls: string[] = [];
  let isElsewhere = false;
  /** By address the experiments that the server has said are for it. */
  const told: Record<string, number[]> = {};
  const isHere: Page['isHere'] = (decision, url) =>
    matchesUrl(decision, url) ?? !!told[url]?.includes(decision.experimentId);
  const page: Page = { endUserId: endUser.id(), nonce, reports, signal, isHere };
  const preview = previewToken();

  const show = (decisions: Decision[], url: string) => {
    for (const decision of [...decisions].sort(redirectsFirst)) {
      const { experimentId, variation } = decision;
      const before = shown.get(experimentId);
      const isSame = before?.decision.variation.variationId === variation.variationId;
      // What only the server can tell was taken out when the address changed.
      if (isSame && matchesUrl(decision, url) !== undefined) continue;
      before?.takeOut();
      shown.set(experimentId, { decision, takeOut: bringIn(decision, url, page) });
    }
    watch(decisions);
  };

  /** What an earlier answer put there, and is not decided any more. */
  const takeOutOthers = (decisions: Decision[]) => {
    for (const [experimentId, { takeOut }] of shown) {
      if (decisions.some((each) => each.experimentId === experimentId)) continue;
      takeOut();
      shown.delete(experimentId);
    }
  };

  const tellWhenShown = (decisions: Decision[]) => {
    const tell = () => page.leaving || tellDecided();
    if (decisions.some(({ triggerType }) => triggerType === 'DOM Ready')) whenDomReady(tell);
    else tell();
  };

  /** Redirects wait for the server: they would outlive their experiment in the cache. */
  const showCached = (url: string) => {
    const cached = preview ? undefined : cachedAnswer(projectId, page.endUserId);
    if (!cached) return;
    const decisions = cached.decisions.filter((each) => !isRedirect(each) && matchesUrl(each, url));
    show(decisions, url);
    if (sameUrl(cached.url, url)) tellWhenShown(decisions);
  };

  const showAnswer = (answer: Answer, url: string) => {
    const { decisions, elsewhere } = answer;
    reports.emit('decision', answer);
    told[url] = decisions.map(({ experimentId }) => experimentId);
    if (askedUrls.length < 2) takeOutOthers(decisions);
    show(decisions, url);
    tellWhenShown(decisions);
    if (preview) showBadge(String(decisions[0]?.variation.variationTitle));
    isElsewhere ||= !!elsewhere;
    if (elsewhere || decisions.some(followsUrl)) onUrlChange(askAgain, signal);
  };

  const fail = (error: unknown) => {
    reports.failed(error);
    if (preview) showBadge(String(error));
    tellDecided();
  };

  /** Resolves when the answer is shown, or will not be. */
  const ask = (url: string): Promise<void> => {
    const isLateFrom = performance.now() + timeoutMs;
    let isOpen = true;

    const giveUp = () => {
      if (!isOpen || signal.aborted) return;
      isOpen = false;
      store(forGood, TIMED_OUT, url);
      fail(new Error(`no answer within ${timeoutMs} ms`));
    };

    const take = (answer: Answer) => {
      if (signal.aborted) return;
      if (performance.now() >= isLateFrom || (askedUrls.length < 2 && hasGivenUp())) giveUp();
      endUser.keep(answer.endUserId);
      if (!preview) cacheAnswer(projectId, { ...answer, url });
      if (isOpen) showAnswer(answer, url);
      else watch(answer.decisions);
    };

    const timedOutUrl = recall(forGood, TIMED_OUT);
    store(forGood, TIMED_OUT);
    askedUrls.push(url);
    events.hold();
    const settled = askForDecisions(settings, { url, endUserId: endUser.id(), preview, timedOutUrl })
      .then(take)
      .catch(fail)
      .then(() => {
        isOpen = false;
        events.release();
      });
    const limit = new Promise<void>((resolve) => setTimeout(() => resolve(giveUp()), timeoutMs));
    return Promise.race([settled, limit]);
  };

  const askAgain = () => {
    const { href } = location;
    const isUntold = (each: Decision) => followsUrl(each) && matchesUrl(each, href) === undefined;
    const mayChange = isElsewhere || [...shown.values()].some(({ decision }) => isUntold(decision));
    const isAsked = (url: string) => sameUrl(url, href) && url.split('#')[1] === href.split('#')[1];
    if (mayChange && !askedUrls.some(isAsked)) void ask(href);
  };

  return {
    /** The token of the preview that this page is in. */
    preview,

    begin(): Promise<void> {
      const { href } = location;
      showCached(href);
      return ask(href);
    },

    variationOf(idOrKey: number | string): Variation | undefined {
      for (const { decision } of shown.values())
        if ([String(decision.experimentId), decision.experimentKey].includes(String(idOrKey)))
          return decision.variation;
      return undefined;
    },

    takeOut: () => takeOutOthers([]),

    /** What was stored beside the end user's id. */
    forget(): void {
      cacheAnswer(projectId);
      store(forGood, TIMED_OUT);
    },
  };
}
