import type { Settings } from './options.js';
import type { Answer, Decision, EndUserId } from './published-types.js';
import { toJson } from './to-json.js';

/** What one call of `POST /decision` says beside the settings. */
export interface Question {
  readonly url: string;
  readonly endUserId: EndUserId;
  readonly attributes: Record<string, unknown> | undefined;
  readonly referrer: string;
  readonly firstReferrer: string;
  readonly utm: Record<string, string>;
  /** The token of a preview link. */
  readonly preview: string | undefined;
  /** The address of an earlier page that got its answer too late. */
  readonly timedOutUrl: string | null | undefined;
}

const isDecision = (entry: Decision | null) => !!entry?.variation && Array.isArray(entry.conditions);

/**
 * The server's answer, however long it takes, or a rejection: refused, out of reach, or no answer at all.
 *
 * The body is sent as text, so that browsers don't ask first whether they may send it to another origin.
 */
export async function askForDecisions(
  { decisionUrl, projectId }: Pick<Settings, 'decisionUrl' | 'projectId'>,
  question: Question,
): Promise<Answer> {
  const timedOut = !!question.timedOutUrl;
  const body = toJson({ ...question, projectId, timedOut, hints: true })!;
  const response = await fetch(decisionUrl, { method: 'POST', body });
  if (!response.ok) throw new Error(`answered ${response.status}`);
  const answer = (await response.json()) as Answer;
  return { ...answer, decisions: answer.decisions.filter(isDecision) };
}
