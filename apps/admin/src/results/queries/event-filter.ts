/** Which counted events are wanted; what is left out does not narrow. */
export interface EventFilter {
  from?: Date;
  until?: Date;
}

export const isDated = ({ from, until }: EventFilter): boolean => from !== undefined || until !== undefined;
