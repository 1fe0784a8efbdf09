import { type Invariant, type Level, levels } from "../properties/index.ts";
import type { Campaign } from "./campaign.ts";

/** What a campaign says of one invariant. */
export interface Verdict {
  readonly invariant: Invariant;
  readonly verdict: "held" | "violated" | "not-applicable" | "inconclusive";
  readonly reason?: string;
  /** It was left out by the caller: its level cannot be awarded. */
  readonly leftOut?: true;
}

/** The verdict on an invariant that was judged. An invariant is never held for want of cases. */
export const verdictOn = (invariant: Invariant, campaign: Campaign, violated: boolean): Verdict => {
  const { id, sometimes, onlyIf } = invariant;
  if (violated) return { invariant, verdict: "violated" };
  if (campaign.judged === 0)
    return { invariant, verdict: "inconclusive", reason: "no scenario was answered" };
  if ((campaign.applied.get(id) ?? 0) === 0) {
    const reason = campaign.reasons.get(id) ?? "it applied to no scenario";
    return { invariant, verdict: "not-applicable", reason };
  }
  if (campaign.cutShort !== undefined)
    return { invariant, verdict: "inconclusive", reason: campaign.cutShort };
  const seen = campaign.seen.get(id);
  const reachable = campaign.reachable.get(id);
  const required = sometimes.filter(
    (label) => onlyIf?.[label] === undefined || reachable?.has(label) === true,
  );
  const missing = required.filter((label) => (seen?.get(label) ?? 0) === 0);
  return missing.length === 0
    ? { invariant, verdict: "held" }
    : { invariant, verdict: "inconclusive", reason: `never reached: ${missing.join("; ")}` };
};

/** The verdict on an invariant that the caller left out. */
export const leftOut = (invariant: Invariant, option: string): Verdict => ({
  invariant,
  verdict: "not-applicable",
  reason: `left out by ${option}`,
  leftOut: true,
});

/**
 * The highest level whose invariants, and those of every level before it, were
 * all judged and all held where they apply, at least one of them in the level.
 */
export const levelOf = (verdicts: readonly Verdict[]): Level | "none" => {
  let reached: Level | "none" = "none";
  for (const level of levels) {
    const ofLevel = verdicts.filter(({ invariant }) => invariant.level === level);
    const clean = ofLevel.every(
      ({ verdict, leftOut }) => leftOut !== true && (verdict === "held" || verdict === "not-applicable"),
    );
    if (!clean || !ofLevel.some(({ verdict }) => verdict === "held")) return reached;
    reached = level;
  }
  return reached;
};
