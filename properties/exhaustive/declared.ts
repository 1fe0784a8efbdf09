import { isOnExit, layersOf, type Mechanism } from "../../spec/index.ts";
import type { Capabilities } from "../applicability/capabilities.ts";
import { type Means, meansOf } from "./means.ts";
import { pocketsOf } from "./pockets.ts";
import type { Reduction } from "./problems.ts";
import { atMost, type Group, never, type Parts, type Scope } from "./scope.ts";

/** The mechanisms that are declared, each under as many problems as one mechanism allows. */
export const ofDeclared = (
  mechanisms: readonly Mechanism[],
  scope: Scope,
  capabilities: Capabilities,
): Parts => {
  const means = meansOf(capabilities);
  const groups = mechanisms
    .filter((mechanism) => obstacleTo(mechanism, means) === undefined)
    .map((mechanism): Group => ({
      title: mechanism.name,
      mechanisms: [mechanism],
      reductions: reductionsOf(mechanism, scope, means),
    }));
  const obstacles = mechanisms.flatMap((mechanism) => {
    const obstacle = obstacleTo(mechanism, means);
    return obstacle === undefined ? [] : [`${mechanism.name}: ${obstacle}`];
  });
  return { groups, notCovered: [...obstacles, ...never(means)] };
};

const reductionsOf = (
  mechanism: Mechanism,
  { accounts, amount }: Scope,
  means: Means,
): readonly Reduction[] => {
  const { holdings, reserves } = pocketsOf(mechanism, means);
  const widest: Reduction = {
    choice: "both orders",
    accounts,
    most: amount,
    reserves: reserves.length < 2 || holdings.length === 0 ? "every" : "three",
    deficits: [0],
    means,
  };
  const two = { ...widest, choice: "every combination", accounts: atMost(accounts, 2) } as const;
  const old = {
    ...widest,
    choice: "ascending",
    accounts: atMost(accounts, 2),
    most: atMost(amount, 3),
  } as const;
  return [
    widest,
    ...(holdings.length === 2 && accounts > 2 ? [{ ...two, reserves: "three" as const }] : []),
    // Under halt a venue with a deficit has halted: see spec 12.4.
    ...(mechanism.remainder === "halt" || means.losses === "actions" ? [] : [{ ...old, deficits: [1, 2] }]),
  ];
};

/** Why a mechanism is not enumerated, or undefined where it is. */
const obstacleTo = (mechanism: Mechanism, means: Means): string | undefined => {
  if ((mechanism.markets?.length ?? 0) > 0) return "it has markets, whose positions are not enumerated";
  if (mechanism.waterfall.length === 0) return "it has no layers";
  if (layersOf(mechanism, "haircut").some(isOnExit))
    return "its haircut is taken on exit, and a resolve takes nothing by it";
  const { holdings, reserves } = pocketsOf(mechanism, means);
  if (holdings.length > 3)
    return `accounts have ${holdings.length} amounts each in it, and 3 are enumerated at most`;
  return reserves.length > 2 ? `it has ${reserves.length} funds, and 2 are enumerated at most` : undefined;
};
