import picocolors from "picocolors";

const { NO_COLOR = "", FORCE_COLOR = "" } = process.env;

/**
 * Colours on a terminal only, or where FORCE_COLOR asks for them; NO_COLOR has
 * the last word (no-color.org). A log of CI is no terminal.
 */
export const colours = picocolors.createColors(
  // isTTY is undefined where there is no terminal, and the library would then guess.
  NO_COLOR === "" && (FORCE_COLOR !== "" || Boolean(process.stdout.isTTY)),
);
