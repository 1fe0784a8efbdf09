import { type ActionType, hasOpenLoss, type Remainder } from "../../spec/index.ts";
import type { Feature } from "./feature.ts";
import type { Happenings } from "./happenings.ts";

const exits: ReadonlySet<ActionType> = new Set(["withdraw", "stake", "unstake", "realize"]);

const remainders: Readonly<Record<Remainder, readonly [sentence: string, isReached: Feature["isReached"]]>> =
  {
    park: ["a resolve recorded a deficit, which stays", ({ placed }) => placed.some(recorded)],
    carry: [
      "a deficit was put to a resolve again",
      ({ placed }) => placed.some(({ before }) => before.deficit > 0n),
    ],
    halt: [
      "a resolve recorded a deficit, and halted the venue",
      ({ placed }) => placed.some((resolve) => recorded(resolve) && !resolve.before.halted),
    ],
  };

const recorded = ({ breakdown }: Happenings["placed"][number]): boolean => (breakdown?.recorded ?? 0n) > 0n;

const sunkInto =
  (isSink: (surplus: string) => boolean): Feature["isReached"] =>
  ({ observation: { mechanism }, changes }) =>
    isSink(mechanism.surplus) &&
    changes.some(
      ({ outcome }) =>
        outcome.outcome === "accepted" &&
        outcome.receipts.some(({ layer, amount }) => layer === "surplus" && amount > 0n),
    );

export const policyFeatures: readonly Feature[] = [
  ...(["park", "carry", "halt"] as const).map((remainder): Feature => ({
    name: `remainder ${remainder}`,
    group: "policies",
    sentence: remainders[remainder][0],
    isReached: (happenings) =>
      happenings.observation.mechanism.remainder === remainder && remainders[remainder][1](happenings),
  })),
  {
    name: "exits gated",
    group: "policies",
    sentence: "an exit was refused, for a loss was open",
    isReached: ({ refusals }) =>
      refusals.some(
        ({ action, outcome }) =>
          exits.has(action.type) && outcome.outcome === "refused" && outcome.code === "exits-gated",
      ),
  },
  {
    name: "exits open",
    group: "policies",
    sentence: "somebody left while a loss was open",
    isReached: ({ changes }) =>
      changes.some(({ action, before }) => exits.has(action.type) && hasOpenLoss(before)),
  },
  {
    name: "surplus to residue",
    group: "policies",
    sentence: "a surplus became residue",
    isReached: sunkInto((sink) => sink === "residue"),
  },
  {
    name: "surplus to a fund",
    group: "policies",
    sentence: "a surplus went into a fund",
    isReached: sunkInto((sink) => sink !== "residue"),
  },
];
