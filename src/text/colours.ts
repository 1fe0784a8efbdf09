import picocolors from "picocolors";
import { coloursAreOn } from "./colours-on.ts";

/**
 * Colours on a terminal only, or where FORCE_COLOR asks for them; NO_COLOR has
 * the last word (no-color.org). A log of CI is no terminal.
 */
export const colours = picocolors.createColors(coloursAreOn);
