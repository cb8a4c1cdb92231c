const firstPause = 16;
const longestPause = 4_096;

/**
 * Whether the cheap way is worth a try that may fail: after each failure it is left alone for twice as many
 * statements as before, after a success for as few as at first.
 */
export class Optimism {
  private pause = firstPause;
  private left = 0;

  /** Counts one statement. */
  shouldTry(): boolean {
    if (this.left === 0) return true;
    this.left--;
    return false;
  }

  succeeded(): void {
    this.pause = firstPause;
  }

  failed(): void {
    this.left = this.pause;
    this.pause = Math.min(this.pause * 2, longestPause);
  }
}
