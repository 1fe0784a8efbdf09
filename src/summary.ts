import pc from "picocolors";
import { levels } from "../properties/index.ts";
import type { Report } from "./check.ts";
import type { About } from "./implementation.ts";

const paint = {
  conformant: pc.green,
  "not-conformant": pc.red,
  inconclusive: pc.yellow,
  unusable: pc.red,
} as const;

export const aboutText = ({ name, version, language }: About): string => `${name} ${version} (${language})`;

/** The outcome in a few lines: the result, the counts by level, and whatever did not hold. */
export const summary = (report: Report): string => {
  const { result, level, about, runs, seed, verdicts, failures } = report;
  const lines = [`${pc.bold(paint[result](result))}, level ${pc.bold(level)}: ${aboutText(about)}`, `${runs} scenarios, seed ${seed}`];
  for (const name of levels) {
    const ofLevel = verdicts.filter(({ invariant }) => invariant.level === name);
    const counts = (["held", "violated", "inconclusive", "not-applicable"] as const)
      .map((verdict) => [verdict, ofLevel.filter((one) => one.verdict === verdict).length] as const)
      .filter(([, count]) => count > 0)
      .map(([verdict, count]) => `${count} ${verdict}`);
    lines.push(`  ${name.padEnd(12)} ${counts.join(", ")}`);
  }
  for (const { invariant, verdict, reason } of verdicts)
    if (verdict === "inconclusive" || (verdict === "not-applicable" && reason !== undefined))
      lines.push(`  ${verdict === "inconclusive" ? pc.yellow("?") : "-"} ${invariant.id.padEnd(8)} ${verdict}: ${reason ?? ""}`);
  if (failures.length > 0) lines.push("", ...failures.map(({ kind, message }) => `${pc.red("!")} ${kind}: ${message}`));
  return lines.join("\n");
};

/** Violated invariants beyond those told as stories, a line each. */
export const otherConvictions = (report: Report, told: number): string =>
  report.convictions
    .slice(told)
    .map(({ invariant, violation }) => `${pc.red("✗")} ${invariant.id.padEnd(8)} ${invariant.sentence}\n           expected ${violation.expected}; observed ${violation.observed}`)
    .join("\n");
