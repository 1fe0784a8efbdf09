import { type Capabilities, everything, type Invariant } from "../../properties/index.ts";
import { type Layer, type Mechanism, presets } from "../../spec/index.ts";

/** A reason why an invariant does not apply, and where it is given. */
export interface Exemption {
  readonly reason: string;
  /** Presets, and shapes that no preset has, under which it is given to an implementation of everything. */
  readonly under: readonly string[];
  /** What an implementation lacks to which it is given, under one of the others. */
  readonly without: readonly string[];
}

/** What an implementation lacks, in words, and what it declares then. */
type Lesser = readonly (readonly [without: string, capabilities: Capabilities])[];

const one: Lesser = [
  ["receipts", { ...everything, receipts: false }],
  ["a genesis", { ...everything, genesis: false }],
  ["haircuts on exit", { ...everything, onExit: false }],
  ["a second account", { ...everything, maxAccounts: 1 }],
  ...everything.actions.map((type): Lesser[number] => [
    type,
    { ...everything, actions: everything.actions.filter((other) => other !== type) },
  ]),
  ["any action but resolve", { ...everything, actions: ["resolve"] }],
];

/** What a genesis could bring about takes an action in its place. */
const two: Lesser = one.map(([without, capabilities]) => [
  `a genesis and ${without}`,
  { ...capabilities, genesis: false },
]);

const shape = (...waterfall: readonly Layer[]): Mechanism => ({
  name: "shape",
  asset: { symbol: "USD", decimals: 2 },
  waterfall,
  remainder: "park",
  exits: "gated",
  surplus: "residue",
});

/** The presets, and what none of them is. */
const mechanisms: readonly (readonly [name: string, mechanism: Mechanism])[] = [
  ...presets.map(({ name, mechanism }) => [name, mechanism] as const),
  ["a waterfall without layers", shape()],
  [
    "an unspecified rounding",
    shape({ kind: "haircut", id: "cut", basis: "equity", rule: "proportional", rounding: "unspecified" }),
  ],
];

/**
 * Every reason why an invariant does not apply that is given under one of the
 * mechanisms: to an implementation of everything, or to one that lacks one
 * thing; where it takes two, a genesis is one of them.
 */
export const exemptionsOf = ({ unless }: Invariant): readonly Exemption[] => {
  if (unless === undefined) return [];
  const under = new Map<string, Set<string>>();
  const lacks = new Map<string, Set<string>>();
  for (const [name, mechanism] of mechanisms) {
    const reason = unless({ mechanism, capabilities: everything });
    if (reason !== undefined) of(under, reason).add(name);
  }
  for (const lesser of [one, two]) {
    const before = new Set([...under.keys(), ...lacks.keys()]);
    for (const [without, capabilities] of lesser)
      for (const [, mechanism] of mechanisms) {
        const reason = unless({ mechanism, capabilities });
        const isNew = reason !== undefined && (lesser === one || !before.has(reason));
        if (isNew && unless({ mechanism, capabilities: everything }) === undefined)
          of(lacks, reason).add(without);
      }
  }
  return [...new Set([...under.keys(), ...lacks.keys()])].map((reason) => ({
    reason,
    under: [...(under.get(reason) ?? [])],
    without: [...(lacks.get(reason) ?? [])],
  }));
};

const of = (sets: Map<string, Set<string>>, key: string): Set<string> => {
  const known = sets.get(key) ?? new Set<string>();
  sets.set(key, known);
  return known;
};
