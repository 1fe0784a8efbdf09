import { type Atoms, atoms, type Mechanism, resolve } from "../../spec/index.ts";
import { capacitiesOf, crowd, unitOf } from "./crowd.ts";
import { type Draft, draft } from "./draft.ts";

/** More than any crowd can pay. */
const huge = 10n ** 60n;

/**
 * One resolve each, of a loss at an edge of the waterfall: nothing, an atom,
 * and for every layer what it and those before it can pay, an atom less and
 * an atom more. The edges are what the model takes of a loss without end.
 */
export const boundaries = (mechanism: Mechanism): readonly Draft[] => {
  const { receipts } = resolve(mechanism, crowd(mechanism, { owed: huge }));
  const paying = capacitiesOf(mechanism, receipts).filter(([, paid]) => paid > 0n);
  const edges = paying.flatMap(([layer], k): readonly Edge[] => {
    const all = paying.slice(0, k + 1).reduce((total, [, paid]) => total + paid, 0n);
    const [isFirst, isLast] = [k === 0, k === paying.length - 1];
    const upTo = isFirst ? `all that ${layer} can pay` : `all that the layers up to ${layer} can pay`;
    return [
      { owed: all - 1n, id: `${layer}-less-one`, text: `an atom less than ${upTo}` },
      { owed: all, id: `${layer}-exact`, text: upTo, isEdge: isFirst || isLast },
      {
        owed: all + 1n,
        id: `${layer}-and-one`,
        text: `an atom more than ${upTo}`,
        isEdge: isLast,
      },
    ];
  });
  const whole = paying.reduce((total, [, paid]) => total + paid, 0n);
  return [
    draft("nothing", "Nothing was lost: nobody pays.", mechanism, crowd(mechanism), { type: "resolve" }),
    defaultOf(mechanism, { owed: 1n, id: "one-atom", text: "the smallest loss there is" }),
    ...edges.filter(({ owed }) => owed > 1n).map((edge) => defaultOf(mechanism, edge)),
    ...[whole / 2n + 1n, whole + 1n].map((pending) =>
      draft(
        `loss-of-${pending > whole ? "all-and-one" : "half"}`,
        `${pending} atoms vanish from the venue, of ${whole} that its layers can pay.`,
        mechanism,
        crowd(mechanism),
        { type: "loss", amount: atoms(pending) },
        { type: "resolve" },
      ),
    ),
    ...dusty(mechanism),
    ...large(mechanism),
  ];
};

interface Edge {
  readonly owed: bigint;
  readonly id: string;
  readonly text: string;
  readonly isEdge?: boolean;
}

const defaultOf = (mechanism: Mechanism, { owed, id, text, ...edge }: Edge): Draft => ({
  ...draft(id, `eve owes ${owed}: ${text}.`, mechanism, crowd(mechanism, { owed }), { type: "resolve" }),
  ...edge,
});

/** Everybody has an atom, or none, and an atom or two are lost. */
const dusty = (mechanism: Mechanism): readonly Draft[] =>
  [1n, 2n].map((owed) => {
    const state = crowd(mechanism, { owed });
    const speck = (amount: Atoms): Atoms => atoms(amount > 0n ? 1n : amount);
    return draft(
      `dust-${owed}`,
      `Anyone who has anything has one atom of it, and eve owes ${owed}.`,
      mechanism,
      {
        ...state,
        accounts: new Map(
          [...state.accounts].map(([id, { capital, pnl }]) => [id, { capital: speck(capital), pnl: speck(pnl) }]),
        ),
        stakes: new Map([...state.stakes].map(([layer, stakes]) => [layer, eachSpeck(stakes)])),
        funds: new Map([...state.funds.keys()].map((id) => [id, atoms(0n)])),
      },
      { type: "resolve" },
    );
  });

const eachSpeck = (stakes: ReadonlyMap<string, Atoms>): ReadonlyMap<string, Atoms> =>
  new Map([...stakes.keys()].map((id) => [id, atoms(1n)]));

/** Amounts at which a ratio of 18 places is off by more than an atom. */
const large = (mechanism: Mechanism): readonly Draft[] => {
  const unit = unitOf(mechanism) * 10n ** 24n + 1n;
  const { receipts } = resolve(mechanism, crowd(mechanism, { owed: huge, unit }));
  const whole = capacitiesOf(mechanism, receipts).reduce((total, [, paid]) => total + paid, 0n);
  const owed = (whole * 2n) / 3n + 1n;
  return [
    draft(
      "large",
      `eve owes ${owed}, about two thirds of what the layers can pay: more digits than 64 bits, or a double, hold.`,
      mechanism,
      crowd(mechanism, { owed, unit }),
      { type: "resolve" },
    ),
  ];
};
