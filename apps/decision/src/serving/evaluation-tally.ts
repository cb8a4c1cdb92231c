/** How often each experiment of a served project was asked for since that was last written down; counted in an array. */
export class EvaluationTally {
  private readonly counts: Float64Array;
  private isListed = false;

  /** @param ids of the experiments that are served, by their positions */
  constructor(
    readonly projectId: number,
    private readonly ids: readonly number[],
  ) {
    this.counts = new Float64Array(ids.length);
  }

  /** Counts all of these; true when it is the first time since `take`. */
  add(experiments: readonly { readonly position: number }[]): boolean {
    for (const { position } of experiments) this.counts[position]!++;
    if (this.isListed) return false;
    this.isListed = true;
    return true;
  }

  /** What was counted since the last time, by experiment. */
  take(): [experimentId: number, count: number][] {
    const counted: [number, number][] = [];
    this.counts.forEach((count, position) => {
      if (count > 0) counted.push([this.ids[position]!, count]);
    });
    this.counts.fill(0);
    this.isListed = false;
    return counted;
  }
}
