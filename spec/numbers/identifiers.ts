/** Accounts and layers are named by 1 to 64 letters, digits, "_", "." or "-". */
export type AccountId = string;
export type LayerId = string;

export const identifierPattern = "^[A-Za-z0-9_.-]{1,64}$";

/** Names that receipts and policies use for other things than layers. */
export const reservedLayerIds: readonly LayerId[] = ["surplus", "deficit", "recovery", "residue"];

/**
 * Ascending code-unit order, the order of every tie and every queue here:
 * "B" before "a", "10" before "9".
 */
export const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
