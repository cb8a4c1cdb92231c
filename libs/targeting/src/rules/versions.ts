/** A version, ready to be compared: numbers before texts before the mark of a release. */
export type Version = readonly VersionField[];

interface VersionField {
  rank: 0 | 1 | 2;
  text: string;
}

const releaseMark: VersionField = { rank: 2, text: '' };

/**
 * Reads a version; `undefined` for anything but a text or a number.
 *
 * A leading `v` and `+build` are ignored, `.` and `-` both separate fields. Exactly three fields make a
 * release, which comes after everything that starts with the same three.
 */
export function parseVersion(value: unknown): Version | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;

  const [withoutBuild = ''] = String(value).split('+', 1);
  const fields = withoutBuild.replace(/^v/, '').split(/[.-]/).map(toField);
  return fields.length === 3 ? [...fields, releaseMark] : fields;
}

/** Negative, 0 or positive: field by field, then fewer fields before more. */
export function compareVersions(one: Version, other: Version): number {
  const shared = Math.min(one.length, other.length);
  for (let i = 0; i < shared; i++) {
    const difference = compareFields(one[i]!, other[i]!);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

function toField(text: string): VersionField {
  return /^\d+$/.test(text) ? { rank: 0, text: text.replace(/^0+(?=.)/, '') } : { rank: 1, text };
}

function compareFields(one: VersionField, other: VersionField): number {
  if (one.rank !== other.rank) return one.rank - other.rank;
  if (one.rank === 0 && one.text.length !== other.text.length) return one.text.length - other.text.length;
  return one.text < other.text ? -1 : one.text > other.text ? 1 : 0;
}
