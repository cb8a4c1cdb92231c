/** What this side and the snippet of docs/sdk.md say to each other; neither needs the other to be there. */
const DECIDED = 'ab-decided';
const GAVE_UP = 'ab-gave-up';

/** Tells the snippet that what it hides may be seen. */
export const tellDecided = () => dispatchEvent(new Event(DECIDED));

/** Whether the page is shown already because the snippet's own time was over. */
export const hasGivenUp = () => !!performance.getEntriesByName(GAVE_UP)[0];
