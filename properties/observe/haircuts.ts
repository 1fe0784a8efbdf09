import { layersOf, type Mechanism, type Trace } from "../../spec/index.ts";

/** Users paid: a haircut or a deleveraging took something in a resolve, or an exit was cut. By the receipts. */
export const reachesHaircut = (mechanism: Mechanism, trace: Trace): boolean => {
  const users = new Set(
    [...layersOf(mechanism, "haircut"), ...layersOf(mechanism, "deleverage")].map(({ id }) => id),
  );
  return trace.steps.some(
    (step) =>
      step.outcome === "accepted" &&
      step.receipts.some(({ layer, amount }) => amount > 0n && users.has(layer)),
  );
};
