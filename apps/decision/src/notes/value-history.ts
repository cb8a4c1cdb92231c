import { BoundedMap } from '#libs/memory';

/** How far from what is usual a value counts as odd, in powers of ten. */
const farOff = 6;
/** So many values have to have come before, and so many are looked back at. */
const fewest = 3;
const most = 101;
const maxNames = 10_000;

/** The decimal logarithms of absolute values, the latest last. */
type Magnitudes = number[];

/** Tells values that have nothing to do with those that came before under the same name. */
export class ValueHistory {
  private readonly histories = new BoundedMap<string, Promise<Magnitudes>>(maxNames);

  /** @param load the latest values of a name, from before this process began */
  constructor(private readonly load: (projectId: number, type: string) => Promise<readonly number[]>) {}

  /**
   * Whether a value is more than six orders of magnitude larger or smaller than the median of those before it, among
   * which it is not counted then. Zeros have no magnitude; never so before there are a few.
   */
  async isOdd({ projectId, type }: { projectId: number; type: string }, value: number): Promise<boolean> {
    if (value === 0) return false;
    const history = await this.historyOf(projectId, type);
    const magnitude = magnitudeOf(value);
    if (history.length >= fewest && Math.abs(magnitude - medianOf(history)) > farOff) return true;
    history.push(magnitude);
    if (history.length > most) history.shift();
    return false;
  }

  private historyOf(projectId: number, type: string): Promise<Magnitudes> {
    const name = `${projectId} ${type}`;
    const known = this.histories.get(name);
    if (known) return known;
    const begun = this.begin(projectId, type);
    this.histories.set(name, begun);
    return begun;
  }

  private async begin(projectId: number, type: string): Promise<Magnitudes> {
    const values = await this.load(projectId, type).catch(() => []);
    return values.filter((value) => value !== 0).map(magnitudeOf);
  }
}

const magnitudeOf = (value: number): number => Math.log10(Math.abs(value));

function medianOf(numbers: Magnitudes): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[sorted.length >> 1]!;
}
