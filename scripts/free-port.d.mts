/** A port that nothing listens on at this moment, at any address. */
export declare function findFreePort(): Promise<number>;
