/** Texts of more than one page. */
export const common = {
  product: 'ABTestingTool',
  cancel: 'Cancel',
  save: 'Save',
  close: 'Close',
  clear: 'Clear',
  undo: 'Undo',
  undone: 'Undone.',
  tryAgain: 'Try again',
  loading: 'Loading…',
  notLoaded: 'This page could not be loaded',
  requestId: (id: string) => `Request ${id}`,
  countOf: (total: number) => (total === 1 ? '1 entry' : `${total.toLocaleString()} entries`),
  pagers: { first: 'First page', last: 'Last page', next: 'Next page', previous: 'Previous page' },
  pageNumber: (page: number) => `Page ${page}`,
  tag: {
    label: 'Add this to the <head> of every page, before other scripts',
    copy: 'Copy',
    copied: 'Copied',
  },
  resetFilters: 'Clear filters',
  unsaved: {
    title: 'Leave without saving?',
    text: 'Your changes on this page have not been saved and will be lost.',
    confirm: 'Leave',
  },
} as const;
