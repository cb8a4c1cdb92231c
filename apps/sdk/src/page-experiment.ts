import { onUrlChange, whenDomReady } from './navigation.js';
import { putStyle, removeStyle, runScript } from './page-code.js';
import type { Decision, EndUserId } from './published-types.js';
import { claimRedirect, redirectTarget } from './redirect.js';
import type { Reports } from './reports.js';
import { matchesUrl } from './url-conditions.js';

/** What the experiments of one page share. */
export interface Page {
  /** The URL that the decisions hold for. */
  readonly askedUrl: string;
  readonly endUserId: EndUserId | undefined;
  readonly nonce: string | undefined;
  readonly reports: Reports;
  /** Set once a redirect has begun: nothing more is applied then. */
  leaving?: boolean;
}

export const isRedirect = ({ type }: Decision) => type === 'Split URL' || type === 'Redirect';

/** Brings an experiment into the page when its trigger says so. Never throws: failures are reported. */
export function bringIn(decision: Decision, page: Page): void {
  const { experimentId, experimentCss, experimentJs, variation, triggerType } = decision;
  const { reports, nonce } = page;
  const parts = [
    { name: `exp-${experimentId}`, css: experimentCss, js: experimentJs },
    { name: `var-${variation?.variationId}`, css: variation?.css, js: variation?.js },
  ];
  let undoings: (() => unknown)[] = [];

  const attempt = (what: string, step: () => unknown) => {
    try {
      step();
    } catch (error) {
      reports.error(`${what} failed`, error, experimentId);
    }
  };

  const style = (name: string, css: string | null) => {
    if (css) attempt(`css of ${name}`, () => putStyle(`ab-style-${name}`, css, nonce));
  };

  const script = (name: string, js: string | null) => {
    if (!js) return;
    attempt(`js of ${name}`, () => {
      const undo = runScript(`ab-${name}`, js, nonce);
      if (typeof undo === 'function') undoings.unshift(undo as () => unknown);
    });
  };

  const undoScripts = () => {
    for (const undo of undoings) attempt('undoing js', undo);
    undoings = [];
  };

  const redirect = () => {
    const target = variation.redirectUrl && redirectTarget(variation.redirectUrl, location.href);
    if (!target) return;
    if (!claimRedirect(`ab-redirect-${experimentId}-${page.endUserId}`))
      throw new Error('it leads in a circle');
    page.leaving = true;
    location.replace(target);
  };

  const inject = () => {
    undoScripts();
    for (const { name, css, js } of parts) {
      style(name, css);
      script(name, js);
    }
  };

  const apply = () => {
    if (page.leaving) return;
    if (isRedirect(decision)) attempt('redirect', redirect);
    else inject();
    reports.emit('applied', decision);
  };

  /** Css follows the URL at once; js waits a turn, so that the page can draw its new view first. */
  const follow = () => {
    const { href } = location;
    if (matchesUrl(decision, href)) {
      if (!isRedirect(decision)) for (const { name, css } of parts) style(name, css);
      setTimeout(() => location.href === href && apply());
    } else {
      for (const { name } of parts) removeStyle(`ab-style-${name}`);
      undoScripts();
    }
  };

  const begin = () => {
    if (triggerType === 'DOM Ready') return whenDomReady(apply);
    if (triggerType !== 'URL Changes') return apply();
    onUrlChange(() => attempt('following the URL', follow));
    if (location.href === page.askedUrl || matchesUrl(decision, location.href)) apply();
  };

  attempt('decision', begin);
}
