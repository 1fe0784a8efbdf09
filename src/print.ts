import { coloursAreOn } from "./colours.ts";
import { inert } from "./printable.ts";

/**
 * How a command says something: through the one escaper, always. (The linter
 * lets nothing else write to standard output or standard error.)
 */
export const print = (text: string): void => {
  process.stdout.write(inert(text, coloursAreOn));
};

/** The same, on standard error. */
export const printError = (text: string): void => {
  process.stderr.write(inert(text, coloursAreOn));
};
