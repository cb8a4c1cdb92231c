import { createHash } from 'node:crypto';

/** A Lua script that Redis runs as one step; all of its keys have one hash tag. */
export class RedisScript {
  /** The name under which Redis remembers it. */
  readonly sha: string;

  constructor(readonly source: string) {
    this.sha = createHash('sha1').update(source).digest('hex');
  }
}
