/** Texts of an experiment's page: what it was before: versions and history. */
export const experimentPast = {
  versions: {
    title: 'Versions',
    number: (number: number) => `Version ${number}`,
    now: 'Current',
    none: 'No versions yet.',
    nothing: 'No differences.',
    restoredFrom: (number: number) => `Restored version ${number}`,
    choose: (number: number) => `Compare version ${number}`,
    compareHint: 'Select two versions to compare them.',
    comparing: (older: number, newer: number) => `Changes from version ${older} to version ${newer}`,
    restore: 'Restore',
    restoreOf: (number: number) => `Restore version ${number}`,
    confirmRestore: (number: number, isRunning: boolean) => ({
      title: `Restore version ${number}?`,
      text:
        'This creates a new version with the old content. The status does not change, and visitors who have a variation keep it.' +
        (isRunning
          ? ' The experiment is running: visitors see the change within seconds, and results mark it.'
          : ''),
      confirm: 'Restore',
    }),
    restored: (number: number) => `Version ${number} was restored.`,
    unsaved: 'Save or discard your changes first.',
    more: 'Show older versions',
    failed: 'Could not restore this version',
  },
  history: {
    tabs: { versions: 'Versions', log: 'Full log' },
    empty: 'No entries yet.',
    more: 'Show more',
    system: 'automatic',
    by: (who: string) => `by ${who}`,
    status: (status: string) => `Status set to ${status}`,
    made: (what: string) => `${what} created`,
    changed: (what: string, fields: string) => `${what}: ${fields} changed`,
    removed: (what: string) => `${what} deleted`,
    entities: {
      experiment: 'Experiment',
      variation: 'Variation',
      condition: 'Condition',
      metric: 'Metric',
      experimentSegment: 'Segment',
      experimentStop: 'Automatic stop',
    } as Readonly<Record<string, string>>,
  },
} as const;
