/** The maximum number of scenarios of a run. */
export const mostRuns = 100_000_000;

/** The maximum number of shards of a run. */
export const mostShards = 9999;
