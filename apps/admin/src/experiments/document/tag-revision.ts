import type { FastifyReply } from 'fastify';

/** Gives an answer about an experiment the ETag that If-Match takes. */
export function tagRevision<Answer extends { revision: number }>(
  reply: FastifyReply,
  answer: Answer,
): Answer {
  void reply.header('etag', `"${answer.revision}"`);
  return answer;
}
