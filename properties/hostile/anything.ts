import { scenarios } from "../generate/scenarios.ts";
import type { HostileMarket } from "./market.ts";

export const anything: HostileMarket = {
  name: "anything",
  sentence: "Any accounts, amounts and moves under any mechanism, also moves that must be refused.",
  seen: "No venue in particular: it covers what nobody thought of.",
  isAboutLosses: false,
  unless: () => undefined,
  scenarios,
};
