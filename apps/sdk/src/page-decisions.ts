import { cacheAnswer, cachedAnswer } from './answer-cache.js';
import { askForDecisions } from './decision-request.js';
import type { EndUser } from './end-user.js';
import type { EventQueue } from './event-queue.js';
import { hasGivenUp, tellDecided } from './flicker.js';
import { pageUrl } from './hand-over.js';
import { onUrl, whenDomReady } from './navigation.js';
import type { Settings } from './options.js';
import { bringIn, isRedirect, type Page } from './page-experiment.js';
import { previewToken, showBadge } from './preview.js';
import type { Answer, Decision, Variation } from './published-types.js';
import type { Reports } from './reports.js';
import { forGood, recall, store } from './storage.js';
import { isSameAddress, matchesUrl, sameUrl } from './url-conditions.js';
import { currentVisit, forgetVisit } from './visit.js';
import { isNowhere } from './where.js';
import { loadEngine } from './with-engine.js';

export interface PageParts {
  readonly settings: Settings;
  readonly endUser: EndUser;
  readonly reports: Reports;
  readonly events: EventQueue;
  /** Counts the metrics of decisions from now on. */
  readonly watch: (decisions: Decision[], url: string) => void;
  /** What the page says about the visitor, as of now. */
  readonly said: () => Record<string, unknown> | undefined;
  /** Aborted when the client is destroyed. */
  readonly signal: AbortSignal;
}

const TIMED_OUT = 'ab-timed-out';

const followsUrl = ({ triggerType }: Decision) => triggerType === 'URL Changes';

export type PageDecisions = ReturnType<typeof createPageDecisions>;

/** Asks for the decisions of a page and shows them, if they come in time. */
export function createPageDecisions({ settings, endUser, reports, events, watch, said, signal }: PageParts) {
  const { projectId, timeoutMs } = settings;
  const shown = new Map<number, { made: Decision; takeOut: () => void }>();
  let askedUrls: string[] = [];
  let isElsewhere = false;
  let isFollowing = false;
  /** Which question the page as a whole was asked about last; answers to earlier ones are of no use. */
  let latest = 0;
  /** By address the experiments that the server has said are for it. */
  const told: Record<string, number[]> = {};
  const preview = previewToken();
  const page: Page = {
    settings,
    endUser,
    reports,
    until: 0,
    utm: {},
    renew() {
      page.leaving = false;
      if (latest) void ask(pageUrl(), true);
    },
    isHere: (decision, url) => matchesUrl(decision, url) ?? !!told[url]?.includes(decision.experimentId),
    tell: (...report) => preview || events.tell(...report),
  };

  const show = (decisions: Decision[], url: string) => {
    for (const decision of decisions) {
      const { experimentId, variation } = decision;
      const before = shown.get(experimentId);
      const isSame = before?.made.variation.variationId === variation.variationId;
      // What only the server can tell was taken out when the address changed.
      if (isSame && matchesUrl(decision, url) !== undefined) continue;
      before?.takeOut();
      shown.set(experimentId, { made: decision, takeOut: bringIn(decision, url, page) });
    }
    watch(decisions, url);
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
    const isChanged = decisions.some(({ variation }) => variation.changes?.length);
    const tell = async () => {
      if (isChanged) await loadEngine(settings);
      if (!page.leaving) tellDecided();
    };
    if (decisions.some(({ triggerType }) => triggerType === 'DOM Ready')) whenDomReady(() => void tell());
    else void tell();
  };

  /** Redirects wait for the server: they would outlive their experiment in the cache. */
  const showCached = (url: string) => {
    const cached = preview ? undefined : cachedAnswer(projectId, endUser.id());
    if (!cached) return;
    const decisions = cached.decisions.filter(
      (each) => !isRedirect(each) && (matchesUrl(each, url) ?? cached.url === url),
    );
    show(decisions, url);
    if (decisions.length || sameUrl(cached.url, url) || isNowhere(cached, url)) tellWhenShown(decisions);
  };

  const showAnswer = (answer: Answer, url: string, isWhole: boolean) => {
    const { decisions, elsewhere } = answer;
    reports.emit('decision', answer);
    told[url] = decisions.map(({ experimentId }) => experimentId);
    if (isWhole) takeOutOthers(decisions);
    show(decisions, url);
    tellWhenShown(decisions);
    if (preview) showBadge(settings, String(decisions[0]?.variation.variationTitle));
    isElsewhere ||= !!elsewhere;
    if (!isFollowing) onUrl('settled', askAgain, signal);
    isFollowing = true;
  };

  const fail = (error: unknown) => {
    reports.failed(error);
    if (preview) showBadge(settings, String(error));
    tellDecided();
  };

  /**
   * Resolves when the answer is shown, or will not be.
   *
   * @param isWhole whether it is about the page as a whole: what it doesn't name is taken out
   */
  const ask = (url: string, isWhole: boolean): Promise<void> => {
    const isLateFrom = (page.until = performance.now() + timeoutMs);
    const question = isWhole ? ++latest : latest;
    let isOpen = true;

    const giveUp = () => {
      if (!isOpen || signal.aborted) return;
      isOpen = false;
      store(forGood, TIMED_OUT, url);
      fail(new Error(`no answer in ${timeoutMs} ms`));
    };

    const take = (answer: Answer) => {
      if (signal.aborted || question !== latest) return;
      if (performance.now() >= isLateFrom || (question === 1 && isWhole && hasGivenUp())) giveUp();
      if (!preview) cacheAnswer(projectId, { ...answer, url, at: Date.now() });
      if (isOpen) return showAnswer(answer, url, isWhole);
      for (const { experimentId } of answer.decisions) page.tell('late', experimentId);
      watch(answer.decisions, url);
    };

    const timedOutUrl = recall(forGood, TIMED_OUT);
    store(forGood, TIMED_OUT);
    askedUrls = isWhole ? [url] : [...askedUrls, url];
    events.hold();
    const visit = currentVisit();
    page.utm = visit.utm;
    const settled = askForDecisions(settings, {
      ...{ url, endUserId: endUser.id(), attributes: said(), preview, timedOutUrl },
      ...{ ...visit, referrer: document.referrer },
    })
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
    const url = pageUrl();
    const isUntold = ({ made }: { made: Decision }) =>
      followsUrl(made) && matchesUrl(made, url) === undefined;
    const mayChange = isElsewhere || [...shown.values()].some(isUntold);
    if (mayChange && !askedUrls.some((asked) => isSameAddress(asked, url))) void ask(url, false);
  };

  /** What is asked without an id first waits until tabs have agreed on one. */
  const begin = async (): Promise<void> => {
    const waiting = endUser.settle();
    if (waiting) {
      events.hold();
      await waiting.catch(() => 0);
    }
    const url = pageUrl();
    page.until = performance.now() + timeoutMs;
    showCached(url);
    return ask(url, true);
  };

  return {
    /** The token of the preview that this page is in. */
    preview,
    begin,

    /** Asks about the whole page as it is now: another visitor, other attributes, or back from a cache. */
    renew: page.renew,

    variationOf(idOrKey: number | string): Variation | undefined {
      for (const { made } of shown.values())
        if (`${made.experimentId}` == idOrKey || made.experimentKey === idOrKey) return made.variation;
      return undefined;
    },

    takeOut: () => takeOutOthers([]),

    /** What was stored beside the end user's id. */
    forget(): void {
      cacheAnswer(projectId);
      store(forGood, TIMED_OUT);
      forgetVisit();
    },
  };
}
