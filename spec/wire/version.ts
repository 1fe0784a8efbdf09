/** The version of this specification, sent to implementations in `hello`. */
export const specVersion = "1.0.0";

/** The version of the conformance protocol. */
export const protocolVersion = 1;
