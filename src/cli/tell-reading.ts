import { printError } from "../text/print.ts";

/** A file of more bytes takes seconds to read: that is said before. */
const largeFile = 4 * 1024 * 1024;

/** Says that a file is being read, where that takes a while. */
export const tellReading = (path: string, bytes: number): void => {
  if (bytes > largeFile) printError(`reading ${path}, ${(bytes / 1024 / 1024).toFixed(0)} MiB\n`);
};
