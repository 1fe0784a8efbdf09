import { readdirSync } from "node:fs";
import { Fraction } from "fraction.js";
import { describe, expect, it } from "vitest";
import { agrees, episodes, played } from "../../../../../spec/index.ts";
import { chapter } from "../../chapters.ts";

it("every file of an episode is listed", () => {
  const other = ["README.md", "index.ts", "episode.ts", "measure.ts"];
  const files = readdirSync(new URL("../../../../../spec/catalogue/episodes/", import.meta.url));
  const names = files.filter((file) => !other.includes(file)).map((file) => file.replace(/\.ts$/, ""));
  expect(names.sort()).toEqual(episodes.map(({ name }) => name).sort());
});

const figures = episodes.flatMap(({ name, acts }) =>
  acts.flatMap(({ title, scenario, figures: of }) =>
    of.map((figure) => [`${name}, ${title}: ${figure.what}`, { figure, trace: played(scenario) }] as const),
  ),
);

describe("published and modelled agree:", () => {
  it.each(figures)("%s", (_, { figure, trace }) => {
    expect(agrees(figure, figure.modelled(trace))).toBe(true);
  });
});

describe("one unit of the last published place more, and they do not:", () => {
  it.each(figures)("%s", (_, { figure, trace }) => {
    const unit = new Fraction(10).pow(-(figure.places ?? 0)).add("0.0000001");
    const off = { ...figure, value: new Fraction(figure.value).add(unit).toFraction() };
    expect(agrees(off, figure.modelled(trace))).toBe(false);
  });
});

describe("two numbers agree", () => {
  it.each([
    ["exactly, where nothing was rounded", { value: "1/3" }, "1/3", true],
    ["and not nearly, where nothing was rounded", { value: "1/3" }, "0.33333333", false],
    ["up to half a unit of the last place", { value: "0.25", places: 2 }, "0.255", true],
    ["and down to it", { value: "0.25", places: 2 }, "0.245", true],
    ["and not beyond", { value: "0.25", places: 2 }, "0.2551", false],
    ["in whole numbers", { value: "17", places: 0 }, "17.49", true],
    ["in tens", { value: "1220", places: -1 }, "1215", true],
    ["and not beyond tens", { value: "1220", places: -1 }, "1214.9", false],
  ] as const)("%s", (_, figure, modelled, expected) => {
    expect(agrees(figure, new Fraction(modelled))).toBe(expected);
  });
});

describe.each(episodes.map((episode) => [episode.name, episode] as const))("%s", (_, episode) => {
  it("says what is published and what is made up, and where it is from", () => {
    expect(
      [episode.source.text, ...episode.given, ...episode.assumed].every(({ length }) => length > 10),
    ).toBe(true);
    expect(Math.min(episode.given.length, episode.assumed.length, episode.acts.length)).toBeGreaterThan(0);
    for (const { figures: of } of episode.acts) expect(of.length).toBeGreaterThan(0);
  });

  it("has no action that the model refuses", () => {
    for (const { scenario } of episode.acts)
      expect(played(scenario).steps.map(({ outcome }) => outcome)).toEqual(
        scenario.actions.map(() => "accepted"),
      );
  });
});

it("every episode stands in the chapter", () => {
  const text = chapter("catalogue/episodes/README.md");
  for (const { name } of episodes) expect(text).toContain(`| [${name}](${name}.ts) |`);
});
