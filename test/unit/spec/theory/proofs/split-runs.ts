import {
  atoms,
  claimsRuleNames,
  type Fraction,
  quotasOf,
  roundQuotas,
  type Split,
  splitDown,
  splitInOrder,
  splitSequential,
  splitUp,
} from "../../../../../spec/index.ts";
import { generator } from "../../markets/random.ts";
import { type Instance, instance, type Runs, sumsBefore, total } from "./instance.ts";

/** The splits of section 6, run on random bases, some small, some huge. */

interface Problem {
  readonly H: bigint;
  readonly U: bigint;
  readonly bases: readonly bigint[];
}

const problemBy = (draw: ReturnType<typeof generator>): Problem => {
  const { below, amount } = draw;
  const scale = below(3) === 0 ? 1_000_000_007n ** BigInt(below(9)) : 1n;
  const bases = Array.from({ length: 1 + below(5) }, () => (1n + amount(9)) * scale + amount(3));
  if (below(2) === 0) bases.push(bases[0] ?? 1n);
  const U = total(bases);
  return { H: (U * amount(101)) / 100n, U, bases };
};

const split = (by: Split, loss: bigint, bases: readonly bigint[]): readonly bigint[] =>
  by(atoms(loss), bases.map(atoms));

/** Rule 13's quotas, with their bases: in proportion, or by any rule. */
const quotas = (draw: ReturnType<typeof generator>, { H, bases }: Problem): readonly Fraction[] =>
  quotasOf(draw.oneOf(["proportional", ...claimsRuleNames]), atoms(H), bases.map(atoms));

export const roundedShares: Runs = (seed) => {
  const draw = generator(seed);
  const problem = problemBy(draw);
  const { H, U, bases } = problem;
  const proportional = quotasOf("proportional", atoms(H), bases.map(atoms));
  const any = quotas(draw, problem);
  const up = roundQuotas("up", atoms(H), any);
  const down = roundQuotas("down", atoms(H), any);
  const largest = roundQuotas("largest-remainder", atoms(H), any);
  return bases.flatMap((w, i) => {
    const { numerator: n = 0n, denominator: D = 0n } = any[i] ?? {};
    const own = proportional[i] ?? { numerator: 0n, denominator: 0n };
    const [x = 0n, floor = 0n, y = 0n] = [up[i], down[i], largest[i]];
    return [
      instance("a proportional quota w * H / U lies within the base", {
        ...{ H, U, w, n: own.numerator, D: own.denominator },
      }),
      instance("rounded up", { w, n, D, x }),
      instance("rounded down", { w, n, D, x: floor }),
      y === floor
        ? instance("rounded down", { w, n, D, x: y })
        : instance("rounded down, with the atom of a largest remainder", { w, n, D, x: y }),
    ];
  });
};

/** A split that goes from payer to payer, and what is left before each. */
const inTurn =
  (by: Split): Runs =>
  (seed) => {
    const { H, U, bases } = problemBy(generator(seed));
    const shares = split(by, H, bases);
    const paidBefore = sumsBefore(shares);
    const basesBefore = sumsBefore(bases);
    return [
      instance("base: nobody has paid", { H, U, paid: 0n, left: H, room: U }),
      ...bases.map((w, i) => {
        const [x = 0n, paid = 0n, before = 0n] = [shares[i], paidBefore[i], basesBefore[i]];
        const [left, room] = [H - paid, U - before];
        return instance("step: one more payer", {
          ...{ H, w, x, paid, left, room },
          ...{ "paid'": paid + x, "left'": left - x, "room'": room - w },
        });
      }),
      instance("end: no payer is left", { H, paid: total(shares), left: H - total(shares), room: 0n }),
    ];
  };

export const sequentialSplits = inTurn(splitSequential);
export const queues = inTurn(splitInOrder);

export const surpluses: Runs = (seed) => {
  const draw = generator(seed);
  const problem = problemBy(draw);
  const { H, U, bases } = problem;
  const own = quotasOf("proportional", atoms(H), bases.map(atoms)).map(({ numerator }) => numerator);
  const numeratorsBefore = sumsBefore(own);
  const found: Instance[] = sumsBefore(bases).map((W, i) => {
    const [w = 0n, n = 0n, N = 0n] = [bases[i], own[i], numeratorsBefore[i]];
    return instance("proportional quotas add up to H, step", { W, w, H, n, N, "N'": N + n, "W'": W + w });
  });
  found.push(instance("proportional quotas add up to H, end", { N: total(own), W: U, H, U, D: U }));

  const any = quotas(draw, problem);
  const D = any.reduce((product, { denominator }) => product * denominator, 1n);
  const numerators = any.map(({ numerator, denominator }) => numerator * (D / denominator));
  found.push(instance("base: nobody has paid", { D, E: 0n, K: 0n }));
  for (const rounding of ["up", "down"] as const) {
    const sign = rounding === "up" ? 1n : -1n;
    const shares = roundQuotas(rounding, atoms(H), any);
    let [E, K, X] = [0n, 0n, 0n];
    for (const [i, n] of numerators.entries()) {
      const x = shares[i] ?? atoms(0n);
      const e = sign * (x * D - n);
      found.push(
        instance(`one payer's error, rounded ${rounding}: 0 of a whole quota alone`, { D, n, x, e }),
      );
      if (n % D === 0n) found.push(instance(`a whole quota, rounded ${rounding}`, { D, n, x, m: n / D }));
      const counted = K + (n % D === 0n ? 0n : 1n);
      found.push(instance("step: one more payer", { D, E, K, e, "E'": E + e, "K'": counted }));
      [E, K, X] = [E + e, counted, X + x];
    }
    const end = rounding === "up" ? "end, rounded up: the surplus X - H" : "end, rounded down: the gap H - X";
    const sums = { D, E, K, H, X, N: total(numerators) };
    found.push(instance(end, sums));
    if (rounding === "up") continue;
    const largest = roundQuotas("largest-remainder", atoms(H), any);
    const odd = largest.filter((x, i) => x !== shares[i]).length;
    found.push(
      instance("end, by largest remainder: there is a fractional quota for every odd atom", {
        ...{ ...sums, g: BigInt(odd), "X'": total(largest) },
      }),
    );
  }
  return found;
};

/** Two payers of one split, rounded up and rounded down. */
const pairsOf = (seed: number, wanted: (w: bigint, v: bigint) => boolean): readonly Instance[] => {
  const { H, U, bases } = problemBy(generator(seed));
  const [up, down] = [split(splitUp, H, bases), split(splitDown, H, bases)];
  return bases.flatMap((w, i) =>
    bases.flatMap((v, j) => {
      if (i === j || !wanted(w, v)) return [];
      return [
        instance("rounded up", { H, U, w, v, x: up[i] ?? 0n, y: up[j] ?? 0n }),
        instance("rounded down", { H, U, w, v, x: down[i] ?? 0n, y: down[j] ?? 0n }),
      ];
    }),
  );
};

export const equalBases: Runs = (seed) => pairsOf(seed, (w, v) => w === v);
export const largerBases: Runs = (seed) => pairsOf(seed, (w, v) => w <= v);

export const largerLosses: Runs = (seed) => {
  const draw = generator(seed);
  const { H, U, bases } = problemBy(draw);
  const G = draw.below(2) === 0 && H < U ? H + 1n : (H + U) / 2n;
  const found: Instance[] = [];
  for (const [name, by] of [
    ["rounded up", splitUp],
    ["rounded down", splitDown],
  ] as const) {
    const [before, after] = [split(by, H, bases), split(by, G, bases)];
    for (const [i, w] of bases.entries())
      found.push(instance(name, { H, G, U, w, x: before[i] ?? 0n, y: after[i] ?? 0n }));
  }
  return found;
};

/** The first payer against the same base in several names, which are spread among the others. */
export const splitAccounts: Runs = (seed) => {
  const { H, U, bases: parts } = problemBy(generator(seed));
  const count = 1 + (seed % parts.length);
  const [own, others] = [parts.slice(0, count), parts.slice(count)];
  const w = total(own);
  const [y = 0n] = split(splitUp, H, [w, ...others]);
  const shares = split(splitUp, H, parts);
  const [basesBefore, paidBefore] = [sumsBefore(own), sumsBefore(shares)];
  const found = [instance("base: no part", { H, U, V: 0n, X: 0n, k: 0n })];
  for (const [i, v] of own.entries()) {
    const [x = 0n, V = 0n, X = 0n, k] = [shares[i], basesBefore[i], paidBefore[i], BigInt(i)];
    const values = { H, U, v, x, V, X, k, "V'": V + v, "X'": X + x, "k'": k + 1n };
    found.push(instance("step: one more part", values), instance("merging, step: one more part", values));
  }
  const whole = { H, U, w, y, V: w, X: total(shares.slice(0, count)), k: BigInt(count) };
  found.push(instance("end: the parts are the whole", whole));
  found.push(instance("merging, end: k accounts save at most k - 1 atoms", whole));
  return found;
};
