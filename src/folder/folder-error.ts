/** A folder of a run is not as it was written: what was expected, what was found, where, and what to do. */
export class FolderError extends Error {}
