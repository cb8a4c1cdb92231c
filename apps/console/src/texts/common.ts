/** Words that more than one page says. */
export const common = {
  product: 'ABTestingTool',
  cancel: 'Cancel',
  save: 'Save',
  close: 'Close',
  clear: 'Clear',
  undo: 'Undo',
  undone: 'Taken back.',
  tryAgain: 'Try again',
  loading: 'Loading…',
  notLoaded: 'This could not be loaded',
  requestId: (id: string) => `Request ${id}`,
  countOf: (total: number) => (total === 1 ? '1 entry' : `${total.toLocaleString()} entries`),
  pagers: { first: 'First page', last: 'Last page', next: 'Next page', previous: 'Previous page' },
  pageNumber: (page: number) => `Page ${page}`,
  tag: {
    label: 'Put this into the head of every page, before other scripts',
    copy: 'Copy',
    copied: 'Copied',
  },
  resetFilters: 'Show everything',
  unsaved: {
    title: 'Leave without saving?',
    text: 'What you changed on this page has not been saved and would be lost.',
    confirm: 'Leave',
  },
} as const;
