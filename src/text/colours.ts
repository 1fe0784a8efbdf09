import { isatty } from "node:tty";
import picocolors from "picocolors";

const { NO_COLOR = "", FORCE_COLOR = "" } = process.env;

/** Whether what is printed has colours. */
export const coloursAreOn = NO_COLOR === "" && (FORCE_COLOR !== "" || isatty(1));

/**
 * Colours on a terminal only, or where FORCE_COLOR asks for them; NO_COLOR has
 * the last word (no-color.org). A log of CI is no terminal.
 */
export const colours = picocolors.createColors(coloursAreOn);
