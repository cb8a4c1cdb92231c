import type { Settings } from './options.js';
import type { Answer, Decision, EndUserId } from './published-types.js';

/** What one call of `POST /decision` says beside the settings. */
export interface Question {
  readonly url: string;
  readonly endUserId: EndUserId;
  /** The token of a preview link. */
  readonly preview: string | undefined;
  /** The address of an earlier page that got its answer too late. */
  readonly timedOutUrl: string | null | undefined;
}

const isDecision = (entry: Decision | null) => !!entry?.variation && Array.isArray(entry.conditions);

/** The server's answer, however long it takes, or a rejection: refused, out of reach, or no answer at all. */
export async function askForDecisions(
  { decisionUrl, projectId, attributes }: Settings,
  question: Question,
): Promise<Answer> {
  const timedOut = !!question.timedOutUrl;
  const response = await fetch(decisionUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...question, projectId, attributes, timedOut }),
  });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const answer = (await response.json()) as Answer;
  return { ...answer, decisions: answer.decisions.filter(isDecision) };
}
