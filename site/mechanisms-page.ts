import { presets, writeMechanism } from "../spec/index.ts";
import { block, escaped } from "./markdown.ts";

/** Every preset, as data. */
export const mechanismsPage = (): string =>
  [
    "# Mechanisms",
    "",
    "These real mechanisms are built in. `npx paripassu mechanisms NAME` also says in plain words who pays, and `npx paripassu findings --mechanism NAME` what is wrong with it.",
    ...presets.flatMap(({ name, title, source, notes, mechanism }) => [
      "",
      `## ${name}`,
      "",
      escaped(title),
      "",
      source.url === undefined
        ? `Source: ${escaped(source.text)}`
        : `Source: [${escaped(source.text)}](${source.url})`,
      "",
      ...notes.map((note) => `- ${escaped(note)}`),
      "",
      block("json", JSON.stringify(writeMechanism(mechanism, String), undefined, 2)),
    ]),
    "",
  ].join("\n");
