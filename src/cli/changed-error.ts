/** Evidence would be about something else than was tested. */
export class ChangedError extends Error {}
