import { axioms } from "../../../../../spec/theory/axioms/index.ts";

/** Axioms whose dual stands in the table, with its name: their own where they are their own dual. */
export const withDual = axioms.flatMap(({ name, dual }) => {
  const other = dual === "itself" ? name : axioms.find((axiom) => axiom.name === dual)?.name;
  return other === undefined ? [] : [{ name, other }];
});
