import type { Settings } from './options.js';
import type { Answer, EndUserId } from './published-types.js';

/** The server's answer for a page, or a rejection: late, refused, out of reach, or no answer at all. */
export async function askForDecisions(
  { decisionUrl, projectId, timeoutMs }: Settings,
  url: string,
  endUserId: EndUserId | undefined,
): Promise<Answer> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), timeoutMs);
  const askedAt = performance.now();
  const late = () => performance.now() - askedAt >= timeoutMs;
  try {
    const response = await fetch(decisionUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url, projectId, endUserId }),
      signal: limit.signal,
    });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const answer = (await response.json()) as Answer;
    if (!Array.isArray(answer.decisions)) throw new Error('the server answered no decisions');
    if (late()) limit.abort();
    if (limit.signal.aborted) throw new Error('late');
    return answer;
  } catch (error) {
    throw limit.signal.aborted ? new Error(`no answer within ${timeoutMs} ms`) : error;
  } finally {
    clearTimeout(timer);
  }
}
