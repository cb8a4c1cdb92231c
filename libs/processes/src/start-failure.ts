/** A reason not to start that is a whole sentence by itself. */
export class StartFailure extends Error {}
