import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { from, switchMap, type Observable } from 'rxjs';
import { TimeSlices } from './threads/index.js';

/** Writes lists as JSON item by item, so that a long one does not keep the event loop; the bytes are the same. */
@Injectable()
export class SlicedAnswers implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      switchMap((answer: unknown) => {
        if (!isList(answer) && !isPage(answer)) return [answer];
        reply.header('content-type', 'application/json; charset=utf-8');
        return from(isList(answer) ? jsonOfList(answer) : jsonOfPage(answer));
      }),
    );
  }
}

/** The page of a list, with whatever else is told of it. */
interface Page {
  items: readonly unknown[];
}

const isList = (answer: unknown): answer is readonly unknown[] => Array.isArray(answer);

const isPage = (answer: unknown): answer is Page =>
  typeof answer === 'object' && answer !== null && 'items' in answer && isList(answer.items);

async function jsonOfList(items: readonly unknown[], slices = new TimeSlices()): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (const item of items) {
    parts.push(Buffer.from(`${parts.length > 0 ? ',' : ''}${JSON.stringify(item) ?? 'null'}`));
    await slices.next();
  }
  return Buffer.concat([Buffer.from('['), ...parts, Buffer.from(']')]);
}

async function jsonOfPage(page: Page): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (const [name, value] of Object.entries(page)) {
    const json = name === 'items' ? await jsonOfList(page.items) : JSON.stringify(value);
    if (json === undefined) continue;
    parts.push(
      Buffer.from(`${parts.length > 0 ? ',' : ''}${JSON.stringify(name)}:`),
      typeof json === 'string' ? Buffer.from(json) : json,
    );
  }
  return Buffer.concat([Buffer.from('{'), ...parts, Buffer.from('}')]);
}
