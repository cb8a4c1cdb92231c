import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { dayMs } from '#libs/durations';
import type { AuthorizedKey } from '#libs/guards';
import type { StorableEvent } from '#libs/ingestion';
import { AssignmentsService } from '../assignments/assignments.service.js';
import type { NotCounted } from '../edge/index.js';
import { isHttpUrl, isNestedObject, isObject } from '../requests/index.js';

/** An event as it was sent, and as it is going to be stored. */
export interface SentEvent {
  readonly body: unknown;
  readonly event: StorableEvent;
}

interface SentExposure extends SentEvent {
  readonly event: StorableEvent & { readonly experimentId: number; readonly endUserId: string };
}

export interface ExposureCaller {
  readonly key: AuthorizedKey;
  readonly headers: IncomingHttpHeaders;
  /** The address that counts for limits; never to be stored. */
  readonly address: string;
}

/** Events of this type that name their experiment say that the end user was shown it. */
const exposureType = 'exposure';
/** A page that was offline may say it so much later. */
const lateMs = dayMs;

/** Records the exposures that pages and programs report by events, such as of flags that they asked for all at once. */
@Injectable()
export class EventExposures {
  constructor(private readonly assignments: AssignmentsService) {}

  /**
   * Records what those of the events say that are exposures. The server decides what each end user was shown, by the
   * `url` and `attributes` of the event; no event chooses a variation. Nothing for keys that may not ask for decisions.
   *
   * @returns why nothing was recorded, for callers that do not count
   * @throws DomainError unavailable when one is not known to be recorded
   */
  async record(sent: readonly SentEvent[], caller: ExposureCaller): Promise<NotCounted | undefined> {
    if (!caller.key.scopes.has('decide')) return undefined;
    const recording = sent.flatMap(({ body, event }) => {
      const { type, experimentId, endUserId } = event;
      if (type !== exposureType || experimentId === null || endUserId === null) return [];
      return this.expose({ body, event: { ...event, experimentId, endUserId } }, caller);
    });
    return (await Promise.all(recording)).find((reason) => reason !== undefined);
  }

  private expose({ body, event }: SentExposure, caller: ExposureCaller): Promise<NotCounted | undefined> {
    const { experimentId, variationId, occurredAt, receivedAt } = event;
    const shownAt = Math.min(receivedAt, Math.max(occurredAt, receivedAt - lateMs));
    const { endUserId, deviceType, campaignId, adId } = event;
    const visit = { endUserId, ...contextOf(body), deviceType, campaignId, adId, shownAt };
    return this.assignments.expose({ reference: String(experimentId), variationId }, visit, caller);
  }
}

/** What is none of these was never asked of events, and is left out. */
function contextOf(body: unknown): {
  url: string | undefined;
  attributes: Record<string, unknown> | undefined;
} {
  const { url, attributes } = isObject(body) ? body : {};
  return {
    url: isHttpUrl(url) ? (url as string) : undefined,
    attributes: isObject(attributes) && isNestedObject(attributes) ? attributes : undefined,
  };
}
