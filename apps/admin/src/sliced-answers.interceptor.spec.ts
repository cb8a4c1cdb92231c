import { lastValueFrom, of } from 'rxjs';
import type { ExecutionContext } from '@nestjs/common';
import { SlicedAnswers } from './sliced-answers.interceptor.js';

/** What is sent for an answer of a controller, and the content type that is set. */
async function send(answer: unknown): Promise<{ sent: unknown; type: string | undefined }> {
  let type: string | undefined;
  const reply = { header: (_name: string, value: string) => (type = value) };
  const context = { switchToHttp: () => ({ getResponse: () => reply }) } as unknown as ExecutionContext;
  const sent = await lastValueFrom(new SlicedAnswers().intercept(context, { handle: () => of(answer) }));
  return { sent, type };
}

describe('answers that are lists', () => {
  it.each([
    ['an empty list', []],
    ['a list', [{ at: new Date(0), name: 'Ä "quoted"', left: undefined }, null, undefined, 3]],
    ['an empty page', { items: [], total: 0 }],
    ['a page', { total: 2, items: [{ id: 1 }, { id: 2 }], next: undefined, more: { nested: [1] } }],
  ])('have the bytes that %s has as JSON', async (_name, answer) => {
    const { sent, type } = await send(answer);

    expect(String(sent as Buffer)).toBe(JSON.stringify(answer));
    expect(type).toBe('application/json; charset=utf-8');
  });

  it.each([undefined, null, 'text', { id: 1 }, { items: 3 }, Buffer.from('bytes')])(
    'leave others as they are',
    async (answer) => {
      expect(await send(answer)).toEqual({ sent: answer, type: undefined });
    },
  );
});
