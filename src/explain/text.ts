import { type Invariant, invariants } from "../../properties/index.ts";
import { colours } from "../text/colours.ts";
import { headlinesOf, type Mutant } from "../mutants/mutant.ts";
import { wrap } from "../text/wrap.ts";
import { type InvariantDocument, invariantDocument } from "./document.ts";
import type { Entry } from "./entries.ts";

const columns = 100;
const label = 14;

/** A part with its name before it; more lines stand below the first. */
const part = (name: string, ...texts: readonly string[]): readonly string[] =>
  texts.flatMap((text, i) =>
    wrap(
      text,
      columns,
      `  ${(i === 0 ? name : "").padEnd(label)}`,
      " ".repeat(label + (text.startsWith("- ") ? 4 : 2)),
    ),
  );

const title = (name: string, sentence: string): string => `${colours.bold(name)}  ${colours.bold(sentence)}`;

/** The catalogue: a line for each invariant, in its order. */
export const listText = (): string =>
  [
    ...invariants.map(
      ({ id, level, sentence }) => `${colours.bold(id.padEnd(8))} ${level.padEnd(11)} ${sentence}`,
    ),
    "",
    "paripassu explain ID says why, when it does not apply, and which mutants it convicts.",
  ].join("\n");

/** All that is known of what goes by a name, in words. */
export const entryText = (entry: Entry): string => {
  switch (entry.kind) {
    case "invariant":
      return invariantText(entry.invariant);
    case "mutant":
      return mutantText(entry.mutant);
    case "hostile market": {
      const { name, sentence, seen } = entry.market;
      return [
        title(name, "a hostile market"),
        ...part("what", sentence),
        ...part("seen", seen),
        ...part("count", `paripassu coverage --market ${name} counts what its scenarios meet`),
      ].join("\n");
    }
    case "finding": {
      const { sentence, why, source } = entry.weakness;
      return [
        title("finding", sentence),
        ...part("why", why),
        ...part("source", source),
        ...part("show", "paripassu findings shows which mechanisms do it, each on its smallest market"),
      ].join("\n");
    }
  }
};

const mutantText = (mutant: Mutant): string => {
  const { name, fault, seen, caughtBy, headline, rules, mechanisms = [] } = mutant;
  return [
    title(name, "a mutant: the reference model with one fault"),
    ...part("fault", fault),
    ...part("seen", seen),
    ...part("caught by", ...caughtBy.map(named)),
    ...part("headline", headlinesOf(mutant).join(" or ")),
    ...(typeof headline === "object" ? part("", headline.because) : []),
    ...(rules === undefined ? [] : part("rules", rules.join(", "))),
    ...(mechanisms.length === 0 ? [] : part("declares", mechanisms.map((one) => one.name).join(", "))),
    ...part("run", `paripassu mutants --mutant ${name}`),
  ].join("\n");
};

/** An id with its sentence. */
const named = (id: string): string => {
  const sentence = invariants.find((one) => one.id === id)?.sentence;
  return sentence === undefined ? id : `${id}: ${sentence}`;
};

const invariantText = (invariant: Invariant): string => {
  const document = invariantDocument(invariant);
  const { id, level, sentence, formula, why, seenIn, source, mustMeet, explains, explainedBy } = document;
  return [
    title(id, sentence),
    ...part("level", level),
    ...part("formula", formula),
    ...part("why", why),
    ...(seenIn.length === 0 ? [] : part("seen in", ...seenIn.map(({ what, where }) => `${where}: ${what}`))),
    ...part("source", source),
    ...(document.comparesScenarios
      ? part("judges", "each trace beside those of scenarios that are made of its own, and are run too")
      : []),
    ...part("applies", ...applies(document)),
    ...(mustMeet.length === 0 ? [] : part("must meet", mustMeet.join("; "))),
    ...(explains.length === 0 ? [] : part("explains", ...explains.map(named))),
    ...(explainedBy.length === 0 ? [] : part("explained by", ...explainedBy.map(named))),
    ...part("proved", ...proved(document)),
    ...part("mutants", ...mutantsOf(document)),
  ].join("\n");
};

/** This many names are told; the rest are counted. */
const most = 6;

const listed = (names: readonly string[]): string => {
  const rest = names.length - most;
  return `${names.slice(0, most).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
};

const listedOr = (names: readonly string[]): string =>
  names.length > most ? listed(names) : names.join(", or ");

const applies = ({ notApplicable }: InvariantDocument): readonly string[] =>
  notApplicable.length === 0
    ? ["to every mechanism and every implementation"]
    : [
        "not where",
        ...notApplicable.map(({ reason, under, without }) => {
          const where = [
            ...(under.length === 0 ? [] : [`under ${listed(under)}`]),
            ...(without.length === 0 ? [] : [`without ${listedOr(without)}`]),
          ];
          return `- ${reason} (${where.join("; ")})`;
        }),
      ];

const proved = ({ proved: theorems }: InvariantDocument): readonly string[] =>
  theorems.length === 0
    ? ["not: it is tested, see section 19 of the specification"]
    : [
        "of the law, for all amounts and any number of accounts (an implementation is tested):",
        ...theorems.map(
          ({ theorem, of, file }) => `- ${theorem}${of === undefined ? "" : `, ${of}`}: ${file}`,
        ),
      ];

const mutantsOf = ({ mutants }: InvariantDocument): readonly string[] => {
  const first = [
    ...mutants.filter(({ mostTelling }) => mostTelling),
    ...mutants.filter(({ mostTelling }) => !mostTelling),
  ];
  const rest = first.slice(most).map(({ name }) => name);
  return [
    ...first.slice(0, most).map(({ name, fault }) => `- ${name}: ${fault}`),
    ...(rest.length === 0 ? [] : [`- and ${rest.join(", ")}`]),
  ];
};
