import {
  type AccountId,
  accountOf,
  addToSink,
  type Atoms,
  atoms,
  byId,
  credit,
  divideDown,
  divideUp,
  min,
  positive,
  type Receipt,
  sum,
  zeroesLeftOut,
} from "../../spec/index.ts";
import { altered, type Mutant } from "./mutant.ts";

/** What a claim gets: `amount` came back, `owed` are all claims, `left` is what those before it left. */
type Share = (
  claim: Atoms,
  of: { readonly amount: Atoms; readonly owed: Atoms; readonly left: Atoms },
) => bigint;

/** The model's recover with another share for each claim. */
const sharedBy = (shareOf: Share, isLowered = true): Mutant["run"] =>
  altered("recover", ({ mechanism, before, action: { amount } }) => {
    const owed = sum(before.claims.values());
    const accounts = new Map(before.accounts);
    const claims = new Map<AccountId, Atoms>(before.claims);
    const receipts: Receipt[] = [];
    let left: bigint = amount;
    for (const [account, claim] of [...before.claims].sort(([a], [b]) => byId(a, b))) {
      const share = atoms(shareOf(claim, { amount, owed, left: positive(atoms(left)) }));
      if (share === 0n) continue;
      accounts.set(account, credit(accountOf(before, account), share, "capital"));
      if (isLowered) claims.set(account, positive(atoms(claim - share)));
      receipts.push({ layer: "recovery", account, amount: share });
      left -= share;
    }
    const rest = positive(atoms(left));
    if (rest > 0n) receipts.push({ layer: "surplus", amount: rest });
    const paid = { ...before, accounts, claims: zeroesLeftOut(claims) };
    return { state: addToSink(paid, mechanism.surplus, rest), receipts };
  });

export const recoveryIsRoundedUp: Mutant = {
  name: "recovery-is-rounded-up",
  fault: "Each claim's share is rounded up, so that more is paid out than came in.",
  seen: "Liquity: the sum of withdrawals exceeds the pool by rounding",
  caughtBy: ["CONS-1"],
  run: sharedBy((claim, { amount, owed }) => divideUp(claim * min(amount, owed), owed)),
};

export const recoveryIsNotCappedByClaims: Mutant = {
  name: "recovery-is-not-capped-by-claims",
  fault: "All that comes back is shared out, also what is more than was ever lost.",
  seen: "any",
  caughtBy: ["REC-1"],
  run: sharedBy((claim, { amount, owed }) => divideDown(claim * amount, owed)),
};

export const claimsAreNotLowered: Mutant = {
  name: "claims-are-not-lowered",
  fault: "A claim that was paid stays open, and is paid again.",
  seen: "any",
  caughtBy: ["REC-1"],
  run: sharedBy((claim, { amount, owed }) => divideDown(claim * min(amount, owed), owed), false),
};

export const firstClaimIsPaidFirst: Mutant = {
  name: "first-claim-is-paid-first",
  fault: "Claims are paid one after the other in full, not pari passu.",
  seen: "any",
  caughtBy: ["TIME-4"],
  run: sharedBy((claim, { left }) => min(claim, left)),
};

export const restOfARecoveryGoesToTheFirst: Mutant = {
  name: "rest-of-a-recovery-goes-to-the-first",
  fault: "An atom that a recovery leaves over goes to the account that comes first.",
  seen: "Percolator: rests that fall on low indices",
  caughtBy: ["FAIR-4"],
  headline: {
    either: ["FAIR-4", "REC-1"],
    because: "who comes first gets the atom, also beyond what it lost",
  },
  run: altered("recover", ({ before, action: { amount }, state, receipts, mechanism }) => {
    const owed = sum(before.claims.values());
    const [first] = [...before.claims.keys()].sort(byId);
    const isRest = amount <= owed && state.residue > before.residue;
    if (!isRest || first === undefined || mechanism.surplus !== "residue") return { state, receipts };
    const credited = credit(accountOf(state, first), atoms(1n), "capital");
    return {
      state: {
        ...state,
        residue: atoms(state.residue - 1n),
        accounts: new Map(state.accounts).set(first, credited),
      },
      receipts,
    };
  }),
};

export const haircutGivesNoClaim: Mutant = {
  name: "haircut-gives-no-claim",
  fault: "What an account loses in a resolve is not added to its claims.",
  seen: "any",
  caughtBy: ["TRAN-1"],
  run: altered("resolve", ({ before, state, receipts }) => ({
    state: { ...state, claims: before.claims },
    receipts,
  })),
};
