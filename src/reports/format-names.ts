/** The formats that a stored result can be written in, as files. */
export const fileFormatNames = ["markdown", "junit", "ctrf", "html", "sarif"] as const;

/** The formats of `paripassu report`, by name. */
export const formatNames: readonly string[] = ["terminal", ...fileFormatNames];
