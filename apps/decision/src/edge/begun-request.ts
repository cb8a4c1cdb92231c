/** The bytes of a request whose head is there and whose body is still coming, piece by piece. */
export class BegunRequest {
  private readonly pieces: Buffer[];
  private length: number;

  /**
   * @param first the head, and as much of the body as there is
   * @param end how many bytes the whole request has
   * @param since when it began to wait for the rest, in milliseconds that only go up
   */
  constructor(
    first: Buffer,
    private readonly end: number,
    readonly since: number,
  ) {
    this.pieces = [first];
    this.length = first.length;
  }

  /** @param bytes may go beyond the end of the request */
  add(bytes: Buffer): void {
    this.pieces.push(bytes);
    this.length += bytes.length;
  }

  get isWhole(): boolean {
    return this.length >= this.end;
  }

  /** All that has come. */
  get bytes(): Buffer {
    return Buffer.concat(this.pieces, this.length);
  }
}
