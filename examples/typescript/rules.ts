/**
 * How a haircut is divided: section 13 of the specification, written from its text alone.
 * The numbers in comments are its rules.
 */

/** An exact rational in lowest terms, d > 0 (13.2). */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

type Amounts = readonly Rational[];

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const rational = (n: bigint, d = 1n): Rational => {
  const common = gcd(n < 0n ? -n : n, d);
  return { n: n / common, d: d / common };
};
const plus = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d);
const minus = (a: Rational, b: Rational): Rational => rational(a.n * b.d - b.n * a.d, a.d * b.d);
const times = (a: Rational, n: bigint, d = 1n): Rational => rational(a.n * n, a.d * d);
const over = (a: Rational, b: Rational): Rational => times(a, b.d, b.n); // b > 0
const compare = (a: Rational, b: Rational): number =>
  Number(a.n * b.d - b.n * a.d > 0n) - Number(a.n * b.d - b.n * a.d < 0n);
const least = (a: Rational, b: Rational): Rational => (compare(a, b) < 0 ? a : b);
const most = (a: Rational, b: Rational): Rational => (compare(a, b) > 0 ? a : b);
const zero = rational(0n);
const whole = (amounts: readonly bigint[]): Amounts => amounts.map((amount) => rational(amount));
const excess = (a: Rational, b: Rational): Rational => most(zero, minus(a, b));
const total = (parts: readonly Rational[]): Rational => parts.reduce(plus, zero);
const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);

const added = (a: Amounts, b: Amounts): Amounts => a.map((x, i) => plus(x, b[i] ?? zero));
const subtracted = (a: Amounts, b: Amounts): Amounts => a.map((x, i) => minus(x, b[i] ?? zero));

/** 13.3: while somebody claims less than an equal part of what is left, it gets its claim; then all get that part. */
const cea = (estate: Rational, claims: Amounts): Amounts => {
  const paid = new Set<number>();
  let left = estate;
  for (;;) {
    const open = claims.length - paid.size;
    const equal = open === 0 ? zero : times(left, 1n, BigInt(open));
    const small = [...claims.keys()].filter((i) => !paid.has(i) && compare(claims[i] ?? zero, equal) < 0);
    if (small.length === 0) return claims.map((claim, i) => (paid.has(i) ? claim : equal));
    for (const i of small) {
      paid.add(i);
      left = minus(left, claims[i] ?? zero);
    }
  }
};

/** 13.3, 13.6: equal losses are equal awards of what is missing. */
const cel = (estate: Rational, claims: Amounts): Amounts =>
  subtracted(claims, cea(minus(total(claims), estate), claims));

/** 13.2: the number at which a sum that falls, or one that rises, is the estate; it is straight between corners. */
const levelOf = (estate: Rational, corners: Amounts, sumAt: (level: Rational) => Rational): Rational => {
  const points = [zero, ...corners].sort(compare);
  for (const [k, high] of points.entries()) {
    const low = points[k - 1] ?? zero;
    const [from, to] = [sumAt(low), sumAt(high)];
    if (compare(from, to) === 0) continue;
    const isBetween = compare(least(from, to), estate) <= 0 && compare(estate, most(from, to)) <= 0;
    const part = over(minus(most(from, estate), least(from, estate)), minus(most(from, to), least(from, to)));
    if (isBetween) return plus(low, times(minus(high, low), part.n, part.d));
  }
  throw new RangeError("there is no such level");
};

/** 13.12: claims that begin at the same end, and share what lies between the end of one and of the next. */
const fromOneEnd = (claims: Amounts): Amounts => {
  const ascending = [...claims].sort(compare);
  return claims.map((claim) =>
    total(
      ascending
        .filter((end) => compare(end, claim) <= 0)
        .map((end, k) => times(minus(end, ascending[k - 1] ?? zero), 1n, BigInt(claims.length - k))),
    ),
  );
};

const factorial = (n: number): bigint => (n <= 1 ? 1n : BigInt(n) * factorial(n - 1));

/** What a rule awards of an estate to claims in ascending id. */
type Awards = (estate: bigint, claims: readonly bigint[]) => Amounts;

/** 13.7 to 13.9: equal awards of the half claims up to half of all claims; then what the rule says. */
const byHalves =
  (beyond: (estate: Rational, halves: Amounts, more: Rational) => Amounts): Awards =>
  (estate, claims) => {
    const halves = claims.map((claim) => rational(claim, 2n));
    const more = minus(rational(estate), total(halves));
    return compare(more, zero) <= 0 ? cea(rational(estate), halves) : beyond(rational(estate), halves, more);
  };

const proportional: Awards = (estate, claims) =>
  claims.map((claim) => rational(claim * estate, sumOf(claims))); // 13.4

/** Section 13, by name. */
const rules = {
  proportional,
  "constrained-equal-awards": (estate, claims) => cea(rational(estate), whole(claims)), // 13.5
  "constrained-equal-losses": (estate, claims) => cel(rational(estate), whole(claims)), // 13.6
  talmud: byHalves((_, halves, more) => added(halves, cel(more, halves))), // 13.7
  piniles: byHalves((_, halves, more) => added(halves, cea(more, halves))), // 13.8
  // 13.9
  "constrained-egalitarian": byHalves((estate, halves) => {
    const at = (level: Rational): Amounts => halves.map((half) => most(half, least(times(half, 2n), level)));
    return at(
      levelOf(estate, [...halves, ...halves.map((half) => times(half, 2n))], (level) => total(at(level))),
    );
  }),
  // 13.10, 13.11: sets of claimants are numbers, whose bits say who is in
  "random-arrival": (estate, claims) => {
    const n = claims.length;
    if (n > 9) return proportional(estate, claims);
    const sets = Array.from({ length: 2 ** n }, (_, set) => claims.map((_, i) => ((set >> i) & 1) === 1));
    return claims.map((claim, i) => {
      const sums = sets.map((isIn) => {
        if (isIn[i] === true) return 0n;
        const before = claims.filter((_, k) => isIn[k]);
        const left = estate - sumOf(before);
        const award = left < 0n ? 0n : left < claim ? left : claim;
        return award * factorial(before.length) * factorial(n - 1 - before.length);
      });
      return rational(sumOf(sums), factorial(n));
    });
  },
  // 13.12
  "minimal-overlap": (estate, claims) => {
    const d = whole(claims);
    const own = (t: Rational): Amounts => d.map((claim) => excess(claim, t));
    if (claims.some((claim) => claim >= estate))
      return fromOneEnd(d.map((claim) => least(claim, rational(estate))));
    const t = levelOf(rational(estate), d, (level) => plus(level, total(own(level))));
    return added(own(t), fromOneEnd(d.map((claim) => least(claim, t))));
  },
  // 13.13
  "adjusted-proportional": (estate, claims) => {
    const all = sumOf(claims);
    const rights = claims.map((claim) => (estate + claim > all ? estate + claim - all : 0n));
    const left = estate - sumOf(rights);
    const rest = claims
      .map((claim, i) => claim - (rights[i] ?? 0n))
      .map((claim) => (claim < left ? claim : left));
    const sum = sumOf(rest);
    return rights.map((right, i) => rational(right * (sum || 1n) + (rest[i] ?? 0n) * left, sum || 1n));
  },
  // 13.14, stated on losses
  queue: (estate, claims) => {
    let left = sumOf(claims) - estate;
    return claims.map((claim) => {
      const lost = claim < left ? claim : left;
      left -= lost;
      return rational(claim - lost);
    });
  },
} as const satisfies Readonly<Record<string, Awards>>;

export type Rule = keyof typeof rules;
export const ruleNames = Object.keys(rules) as Rule[];

/** What each of the bases loses of a part of them, before rounding: q_i = w_i - a_i. */
export const quotasOf = (rule: Rule, bases: readonly bigint[], part: bigint): Amounts =>
  subtracted(whole(bases), rules[rule](sumOf(bases) - part, bases));
