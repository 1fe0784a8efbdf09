import type { Result } from "../../result/result.ts";
import type { ResultName } from "../../check/result-name.ts";

type Verdict = Result["invariants"][number]["verdict"];

/** A state as a sign and a word: a colour never stands alone. */
export interface Sign {
  readonly sign: string;
  readonly word: string;
  readonly tone: "good" | "bad" | "open" | "none";
}

export const verdictSigns: Readonly<Record<Verdict, Sign>> = {
  held: { sign: "✓", word: "held", tone: "good" },
  violated: { sign: "✗", word: "violated", tone: "bad" },
  inconclusive: { sign: "?", word: "inconclusive", tone: "open" },
  "not-applicable": { sign: "–", word: "not applicable", tone: "none" },
};

export const resultSigns: Readonly<Record<ResultName, Sign>> = {
  conformant: { sign: "✓", word: "conformant", tone: "good" },
  "known-failures": { sign: "!", word: "not conformant, except for known failures", tone: "open" },
  "level-reached": { sign: "!", word: "level reached, not conformant above it", tone: "open" },
  "not-conformant": { sign: "✗", word: "not conformant", tone: "bad" },
  inconclusive: { sign: "?", word: "inconclusive", tone: "open" },
  unusable: { sign: "✗", word: "unusable", tone: "bad" },
};

/** What a result means, and what it does not. */
export const meanings: Readonly<Record<ResultName, string>> = {
  conformant:
    "Every invariant that applies to what the implementation declares held in every scenario, and every case that had to be met was met often enough. It is not a proof: scenarios are drawn, and a fault that none of them met stays unseen. What was not declared was not asked.",
  "known-failures":
    "It is not conformant. The run passes because nothing failed but what is listed as a known failure, each of which was run again and failed as before.",
  "level-reached":
    "The level that was asked for is reached. Something above it is violated or undecided: the implementation is not conformant.",
  "not-conformant":
    "At least one invariant is violated, or at least one scenario was not answered as it must be. A violation is certain: the implementation's own answer to a scenario shows it, and showed it again when the scenario was repeated. It does not prove the invariants that held.",
  inconclusive: "No violation was found, but this is not a pass: something was not judged to the end.",
  unusable:
    "The implementation never became usable, so nothing was asked of it. Nothing is said about how it splits losses.",
};

/** What each level asks for, beyond the one before it. */
export const levelTexts = {
  safe: "no value is made or lost, nothing is negative, layers pay in order, bad requests are refused",
  fair: "equal accounts pay equally, and nobody gains by splitting, waiting or leaving",
  transparent: "receipts explain every change of every balance",
  exact: "every state equals the reference model's, after every action",
} as const;
