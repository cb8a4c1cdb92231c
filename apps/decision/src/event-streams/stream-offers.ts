import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Config } from '#libs/config';
import { isAsciiText, type JsonText } from '#libs/evaluation';
import { ApiKeys, signStream, streamToken, type AuthorizedKey } from '#libs/guards';
import { parseUrl } from '#libs/targeting';
import type { ServedProject } from '../serving/index.js';
import { EventStreams, mayListen } from './event-streams.service.js';

export const streamPath = '/ofrep/v1/stream';

/** Where a caller came in, as it names us. */
export interface Entrance {
  readonly headers: IncomingHttpHeaders;
  /** The address that counts for limits; never to be stored. */
  readonly address: string;
  /** `https` when TLS ends here or at a proxy that is trusted. */
  readonly protocol: string;
}

/** What an answer tells of a stream. */
export interface StreamOffer {
  /** As it stands in `eventStreams`. */
  readonly entry: { readonly type: 'sse'; readonly url: string };
  /** The entry as JSON. */
  readonly json: JsonText;
  /** The same for as long as the stream that is offered is the same. */
  readonly name: string;
}

/** What was offered last with a key, and on which terms. */
interface LastOffer {
  readonly signature: string;
  host: string | undefined;
  protocol: string;
  revision: number;
  offer: StreamOffer | undefined;
}

const mostSigned = 10_000;

/** Offers streams of events to callers who may have one and for whom there is room. */
@Injectable()
export class StreamOffers {
  /** Callers of one key ask again and again by the same name, so that the text of an entry seldom changes. */
  private readonly last = new Map<string, LastOffer>();
  private readonly publicUrl: URL | undefined;

  constructor(
    private readonly config: Config,
    private readonly keys: ApiKeys,
    private readonly streams: EventStreams,
  ) {
    this.publicUrl = parseUrl(config.publicUrl);
  }

  /**
   * Undefined for callers who get none: a stream that would be refused makes clients ask again and again.
   *
   * @param revision what the answer is made of; the stream tells of all that is newer
   */
  offer(
    { compiled }: ServedProject,
    key: AuthorizedKey,
    entrance: Entrance,
    revision = compiled.revision,
  ): StreamOffer | undefined {
    if (!mayListen(key, compiled.projectId)) return undefined;
    if (key.kind !== 'secret' && compiled.settings.browserStreams !== true) return undefined;
    if (!this.streams.hasRoom(entrance.address)) return undefined;
    const { projectId } = compiled;
    const last = this.lastOf(projectId, key.keyId);
    const { headers, protocol } = entrance;
    const isSame = last.host === headers.host && last.protocol === protocol && last.revision === revision;
    if (isSame && last.offer !== undefined) return last.offer;
    Object.assign(last, { host: headers.host, protocol, revision });
    const token = streamToken({ projectId, keyId: key.keyId, revision }, last.signature);
    const url = `${this.originOf(entrance)}${streamPath}?token=${token}`;
    return (last.offer = offerOf(url, last.signature));
  }

  private lastOf(projectId: number, keyId: number | null): LastOffer {
    const name = `${projectId}.${keyId}`;
    let last = this.last.get(name);
    if (last === undefined) {
      const signature = signStream(this.config, { projectId, keyId }, this.keys.tokensName);
      if (this.last.size >= mostSigned) this.last.clear();
      last = { signature, host: undefined, protocol: '', revision: NaN, offer: undefined };
      this.last.set(name, last);
    }
    return last;
  }

  /** Absolute, because clients of another site would take a path for one of their own. */
  private originOf({ headers: { host }, protocol }: Entrance): string {
    const { publicUrl } = this;
    if (host === undefined || !/^[\w.-]+(:\d{1,5})?$|^\[[\da-f:.]+\](:\d{1,5})?$/i.test(host))
      return publicUrl?.origin ?? '';
    if (host === publicUrl?.host) return publicUrl.origin;
    return `${protocol}://${host}`;
  }
}

function offerOf(url: string, name: string): StreamOffer {
  const entry = { type: 'sse', url } as const;
  const text = JSON.stringify(entry);
  return { entry, json: { text, isAscii: isAsciiText(text) }, name };
}
