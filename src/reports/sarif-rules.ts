import { messageOf } from "./sarif-text.ts";
import { inCatalogue, type ToldInvariant } from "./told.ts";

/** What can go wrong beside an invariant. */
const others: Readonly<Record<string, string>> = {
  crash: "the implementation does not end before it has answered",
  timeout: "every scenario is answered in time",
  protocol: "the implementation says only what the protocol allows",
  flaky: "the same scenario gives the same trace",
  error: "every scenario is answered with a trace",
  unsupported: "what is declared is not declined",
  required: "what is required is declared",
  narrower: "what stored counterexamples ask for is declared",
  stale: "every stored counterexample can be read",
  "known-failure": "a known failure fails as it is listed",
  run: "the run passes",
};

/** A rule for every invariant, with its formula, reason and source, and one for everything else. */
export const rulesOf = (invariants: readonly ToldInvariant[]) => {
  const own = invariants.map((told) => [told.id, ruleOf(told)] as const);
  const rest = Object.entries(others).map(([id, text]) => [id, { id, ...described(text) }] as const);
  // An id comes once, whatever the document says.
  return [...new Map([...own, ...rest]).values()];
};

const described = (text: string) => ({ shortDescription: { text: messageOf(text) } });

const ruleOf = ({ id, level, sentence }: ToldInvariant) => {
  const known = inCatalogue(id);
  if (known === undefined) return { id, ...described(sentence), properties: { level } };
  const { formula, why, source } = known;
  const help = messageOf(`${formula}\n\nWhy: ${why}\n\nSource: ${source}`);
  return {
    id,
    ...described(sentence),
    fullDescription: { text: messageOf(`${sentence}: ${formula}`) },
    help: { text: help },
    defaultConfiguration: { level: "error" },
    properties: { level, tags: [level] },
  };
};
