/** How many answers are kept at most, and for texts of which length. */
export interface Remembrance {
  readonly answers: number;
  readonly length: number;
}

/**
 * A function of one text that remembers what it answered last, for texts that come again and again. Its memory is
 * bounded, and callers share its answers, so they must not change them.
 *
 * @param answer gives the same for the same text
 */
export function remembering<Answer>(
  answer: (text: string) => Answer,
  { answers, length }: Remembrance,
): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    const found = answer(text);
    if (text.length > length) return found;
    if (known.size >= answers) known.clear();
    known.set(text, found);
    return found;
  };
}
