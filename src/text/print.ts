import { coloursAreOn } from "./colours-on.ts";
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

/**
 * The text of a document from `jsonText`, which needs no gate, on standard
 * output. Settles once it is written, or nobody reads it any more.
 */
export const printWhole = (text: string): Promise<void> =>
  new Promise((resolve) => {
    process.stdout.write(text, () => {
      resolve();
    });
  });

/** The same for columns between tabs, which stay. */
export const printColumns = (text: string): void => {
  process.stdout.write(
    text
      .split("\t")
      .map((part) => inert(part))
      .join("\t"),
  );
};

/** What a library prints by `console.log` while this runs: it is kept from the output, and returned. */
export const logged = (run: () => void): string => {
  const { log } = console;
  let text = "";
  console.log = (line: unknown) => void (text += `${String(line)}\n`);
  try {
    run();
  } finally {
    console.log = log;
  }
  return text;
};
