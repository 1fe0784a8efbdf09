import { scenarios } from "../generate/scenarios.ts";
import type { HostileMarket } from "./market.ts";

export const anything: HostileMarket = {
  name: "anything",
  sentence: "Any accounts, amounts and moves under any mechanism, also moves that must be refused.",
  seen: "Nowhere in particular: what nobody thought of.",
  isAboutLosses: false,
  unless: () => undefined,
  scenarios,
};
