import { type Invariant, type Level, levels } from "../../properties/index.ts";
import type { Campaign } from "../campaign/fold.ts";
import { type Case, casesOf, rareText } from "../campaign/cases.ts";

/** What a campaign says of one invariant. */
export interface Verdict {
  readonly invariant: Invariant;
  readonly verdict: "held" | "violated" | "not-applicable" | "inconclusive";
  readonly reason?: string;
  /** How often each case that the invariant names was reached, where it was judged. */
  readonly cases?: readonly Case[];
  /** It was left out by the caller: its level cannot be awarded. */
  readonly leftOut?: true;
}

/** The verdict on an invariant that was judged. An invariant is never held for want of cases. */
export const verdictOn = (invariant: Invariant, campaign: Campaign, violated: boolean): Verdict => {
  const { id } = invariant;
  if (violated) return { invariant, verdict: "violated" };
  if (campaign.judged === 0)
    return { invariant, verdict: "inconclusive", reason: "no scenario was answered" };
  if ((campaign.applied.get(id) ?? 0) === 0) {
    const reason = campaign.reasons.get(id)?.text;
    if (reason === undefined && campaign.cutShort !== undefined)
      return { invariant, verdict: "inconclusive", reason: campaign.cutShort };
    return { invariant, verdict: "not-applicable", reason: reason ?? "it applied to no scenario" };
  }
  const cases = casesOf(invariant, campaign);
  const inconclusive = (reason: string): Verdict => ({ invariant, verdict: "inconclusive", reason, cases });
  if (campaign.cutShort !== undefined) return inconclusive(campaign.cutShort);
  const required = cases.filter(({ of }) => of > 0);
  const missing = required.filter(({ seen }) => seen === 0).map(({ label }) => label);
  if (missing.length > 0) return inconclusive(`never reached: ${missing.join("; ")}`);
  const rare = required.filter(({ decision }) => decision !== undefined && decision !== "met");
  if (rare.length > 0) return inconclusive(rare.map(rareText).join("; "));
  return { invariant, verdict: "held", cases };
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

/** True when a level includes another one. */
export const includes = (level: Level | "none", other: Level): boolean =>
  level !== "none" && levels.indexOf(level) >= levels.indexOf(other);
