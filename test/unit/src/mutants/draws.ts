import { adversary, type Capabilities, type Drawn } from "../../../../properties/index.ts";
import type { Implementation } from "../../../../src/protocol/implementation.ts";

/** Draws by index, each once. */
export type Draws = (index: number) => Drawn;

const known = new Map<string, Draws>();

/** What a campaign draws for an implementation: mutants that declare the same meet the same scenarios. */
export const drawsFor = ({ capabilities }: Implementation, seed: number): Draws => {
  const key = `${seed} ${textOf(capabilities)}`;
  const draws = known.get(key) ?? drawing(capabilities, seed);
  known.set(key, draws);
  return draws;
};

const drawing = (capabilities: Capabilities, seed: number): Draws => {
  const markets = adversary(capabilities);
  const drawn = new Map<number, Drawn>();
  return (index) => {
    const one = drawn.get(index) ?? markets.draw(seed, index);
    drawn.set(index, one);
    return one;
  };
};

const textOf = (capabilities: Capabilities): string =>
  JSON.stringify(capabilities, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
