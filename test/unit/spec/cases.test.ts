import { expect, it } from "vitest";
import { run, writeTrace } from "../../../spec/index.ts";
import { cases } from "../../fixtures/cases.ts";

it("all cases are read", () => {
  expect(cases).toHaveLength(7);
});

it.each(cases)("$id: $what", ({ scenario, expected }) => {
  expect(writeTrace(run(scenario), String).steps).toEqual(expected);
});
