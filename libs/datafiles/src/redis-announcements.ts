import type { RedisConnection } from '#libs/redis';
import { parseAnnouncement, revisionChannel } from './announcement.js';
import type { AnnouncementHandlers, Announcements } from './announcements.js';

/**
 * The announcements of others and, beside them, those that were published in Redis after their commit.
 *
 * Only the others say when listening began: without Redis nothing is lost, since they hear of every commit.
 */
export class RedisAnnouncements implements Announcements {
  constructor(
    private readonly redis: RedisConnection,
    private readonly others: Announcements,
  ) {}

  start(handlers: AnnouncementHandlers): void {
    this.redis.listen(revisionChannel, (message) => {
      const announcement = parseAnnouncement(message);
      if (announcement) handlers.changed(announcement.projectId, announcement.revision);
    });
    this.others.start(handlers);
  }

  stop(): Promise<void> {
    return this.others.stop();
  }
}
