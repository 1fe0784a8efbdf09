import type { Result } from "../../result/result.ts";
import { type Markup, markup, nothing } from "./markup.ts";
import { counted } from "./signs.ts";
import { list } from "./table.ts";

/** What to do next; nothing after a pass. */
export const next = (result: Result): Markup => {
  if (result.result === "conformant") return nothing;
  return markup`<section aria-labelledby="next"><h2 id="next">What to do next</h2>
${list(advice(result))}</section>
`;
};

const advice = ({
  result,
  invariants,
  errors,
  stored,
  known,
  asked,
  unmet = [],
}: Result): readonly Markup[] => {
  const violated = invariants.filter(({ verdict }) => verdict === "violated").length;
  const open = invariants.filter(({ verdict }) => verdict === "inconclusive");
  const isRare = open.some(({ reason = "" }) => /^(never reached|not decided): /.test(reason));
  return [
    ...(result === "unusable"
      ? [
          markup`Start the implementation by hand, and see that it answers hello: the error below shows where it stopped. <code>npx paripassu smoke -- COMMAND</code> shows what is missing.`,
        ]
      : []),
    ...(violated > 0
      ? [
          markup`<a href="#violated">Read the first counterexample</a>: it is the smallest market that was found to show the fault, of ${counted(violated, "violated invariant")}. Often one fault violates several.`,
          markup`Fix the fault, and replay that one scenario by the command below it, before the whole check runs again. Stored counterexamples run first from then on.`,
        ]
      : []),
    ...(errors.length > 0
      ? [
          markup`<a href="#errors">Look at the errors</a>: a scenario without an answer can be counted for no invariant.`,
        ]
      : []),
    ...(result !== "unusable" && open.length > 0
      ? [
          markup`${counted(open.length, "invariant")} not judged to the end: the <a href="#invariants">table</a> gives the reason of each.${isRare ? " More scenarios may reach what was not reached: try a larger --runs." : ""}`,
        ]
      : []),
    ...unmet.map(
      (text) =>
        markup`${text}: declare it, if the implementation can do it; or require less, if that is right.`,
    ),
    ...(stored.left > 0 && asked.allowNarrower === undefined
      ? [
          markup`<a href="#errors">Stored counterexamples ask for what is not declared</a>: declare it again, or say by --allow-narrower why that is right.`,
        ]
      : []),
    ...(stored.stale.length > 0
      ? [
          markup`<a href="#errors">Fix or delete stored cases that cannot be read</a>: they keep a run from passing.`,
        ]
      : []),
    ...(known !== undefined && known.length > 0
      ? [
          markup`<a href="#errors">Known failures</a> do not fail the run, but they are failures: fix them, then delete their lines.`,
        ]
      : []),
  ];
};
