import { isatty } from "node:tty";

const { NO_COLOR = "", FORCE_COLOR = "" } = process.env;

/** Whether what is printed has colours. */
export const coloursAreOn = NO_COLOR === "" && (FORCE_COLOR !== "" || isatty(1));
