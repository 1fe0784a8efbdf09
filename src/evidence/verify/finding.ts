/** What was looked at in a bundle, and what came of it. */
export interface Finding {
  readonly status:
    | "confirmed"
    /** The bundle says something that is not so. */
    | "contradicted"
    /** It could not be looked at here, and why. */
    | "not confirmed"
    /** Nobody asked for it, or no bundle could show it. */
    | "not checked";
  /** A sentence, for people. May quote the bundle: escape before printing. */
  readonly text: string;
  readonly details?: readonly string[];
}

export const confirmed = (text: string): Finding => ({ status: "confirmed", text });
export const notConfirmed = (text: string): Finding => ({ status: "not confirmed", text });
export const notChecked = (text: string): Finding => ({ status: "not checked", text });

/** Confirmed unless there is anything to say against it. */
export const unless = (against: readonly string[], text: string, otherwise: string): Finding =>
  against.length === 0 ? confirmed(text) : { status: "contradicted", text: otherwise, details: against };
