/** What a holder of datafiles wants to hear. Neither handler may throw. */
export interface AnnouncementHandlers {
  /** A change of the project with this revision has been committed. */
  changed(projectId: number, revision: number): void;
  /** Ids of the project were joined. */
  joined?(projectId: number): void;
  /**
   * Listening has begun, and announcements before it may have been missed: compare the revision of
   * everything held. `afterOutage` when an earlier connection was lost or refused.
   */
  listening(afterOutage: boolean): void;
}

/** How processes learn of changes: PostgreSQL's NOTIFY and, once Redis is configured, what is published there. */
export interface Announcements {
  /** Starts to listen and keeps trying for as long as it takes; does not wait for the first success. */
  start(handlers: AnnouncementHandlers): void;
  stop(): Promise<void>;
}
