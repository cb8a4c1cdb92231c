/** One assignment served to one end user. */
export interface Exposure {
  readonly experimentId: number;
  readonly variationId: number;
  readonly allocationVersion: number;
  /** The rule of a flag that serves it; 0, or left out, for the default rule. */
  readonly ruleId?: number;
  /**
   * Whether the end user has to keep this variation. False for personalisation, where the first exposure is
   * recorded too but the next answer may differ.
   */
  readonly binding: boolean;
}

/** What is kept of a first exposure so that results can be broken down by it. */
export interface ExposureDetails {
  readonly deviceType: string | null;
  readonly campaignId: string | null;
  readonly adId: string | null;
  /** A flat JSON object as text, without NUL and lone surrogates; null for none. */
  readonly attributes: string | null;
}

export const noDetails: ExposureDetails = {
  deviceType: null,
  campaignId: null,
  adId: null,
  attributes: null,
};

/** The exposures of one answer, all at the same time. */
export interface ExposureGroup {
  readonly projectId: number;
  readonly endUserId: string;
  readonly exposures: readonly Exposure[];
  readonly details: ExposureDetails;
  /** Milliseconds since 1970. */
  readonly servedAt: number;
}

/** An end user whose recorded variation of an experiment is not the one that was about to be served. */
export interface ExposureConflict {
  readonly experimentId: number;
  readonly recordedVariationId: number;
}
