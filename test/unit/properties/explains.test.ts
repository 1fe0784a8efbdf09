import { describe, expect, it } from "vitest";
import { explains, invariants, mostSpecificFirst } from "../../../properties/index.ts";

const ids = invariants.map(({ id }) => id);

const named = (id: string) => {
  const found = invariants.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no invariant ${id}`);
  return found;
};

/** A way from an id back to itself, by what each names. */
const circleFrom = (start: string): readonly string[] | undefined => {
  const open = [[start]];
  const met = new Set<string>();
  for (let path = open.pop(); path !== undefined; path = open.pop())
    for (const next of named(path.at(-1) ?? "").explains ?? []) {
      if (next === start) return [...path, next];
      if (!met.has(next)) open.push([...path, next]);
      met.add(next);
    }
  return undefined;
};

describe("what invariants explain", () => {
  it.each(invariants.map(({ id, explains: listed = [] }) => [id, listed] as const))(
    "%s names others of the catalogue, each once, and comes to itself by no way",
    (id, listed) => {
      expect(ids).toEqual(expect.arrayContaining([...listed]));
      expect(new Set(listed).size).toBe(listed.length);
      expect(listed).not.toContain(id);
      expect(circleFrom(id)).toBeUndefined();
    },
  );

  // The second part of the catalogue's design.
  it.each([
    ["EXIT-5", ["CONS-1", "CONS-3"]],
    ...["SOLV-3", "BND-1", "BND-3", "MIN-1", "ISO-1", "ADL-1", "ADL-2", "ADL-3", "ADL-4", "ADL-5"].map(
      (id) => [id, ["ORD-1", "FAIR-1"]] as const,
    ),
    ["EXIT-1", ["REJ-2"]],
    ["REJ-3", ["REJ-2"]],
    ["SHUT-1", ["CONS-1"]],
  ] as const)("%s explains %j", (id, others) => {
    for (const other of others) expect(explains(named(id), named(other)), other).toBe(true);
  });

  it("includes what follows", () => {
    expect(named("EXIT-9").explains).not.toContain("CONS-1");
    expect(explains(named("EXIT-9"), named("CONS-1"))).toBe(true);
    expect(explains(named("CONS-1"), named("EXIT-9"))).toBe(false);
  });

  it("ends with REF-1, which explains nothing: everything else explains it", () => {
    for (const one of invariants) {
      expect(explains(one, named("REF-1")), one.id).toBe(one.id !== "REF-1");
      expect(explains(named("REF-1"), one), one.id).toBe(false);
    }
  });

  it("gives an order in which none comes before one that explains it", () => {
    const order = mostSpecificFirst();
    expect([...order].map(({ id }) => id).sort()).toEqual([...ids].sort());
    for (const [i, one] of order.entries())
      for (const earlier of order.slice(0, i))
        expect(explains(one, earlier), `${one.id}, ${earlier.id}`).toBe(false);
    expect(order.at(-1)?.id).toBe("REF-1");
  });
});

describe("why an invariant matters", () => {
  it("is a reason, and names no incident: that has a field of its own", () => {
    const places = new Set(
      invariants.flatMap(({ seenIn = [] }) => seenIn.flatMap(({ where }) => where.split(", "))),
    );
    expect(places.size).toBeGreaterThan(10);
    for (const { id, why } of invariants)
      for (const place of [...places, "Percolator"])
        expect(why.includes(place), `${id}: ${place}`).toBe(false);
  });
});
