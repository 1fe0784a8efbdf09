import {
  inexpressible,
  type Mechanism,
  type Preset,
  presets,
  type Source,
  writeMechanism,
} from "../../spec/index.ts";
import { colours } from "../text/colours.ts";
import { documentText } from "../files/files.ts";
import { print } from "../text/print.ts";
import { readingOf } from "../text/reading.ts";
import { waterfallText } from "../text/waterfall-text.ts";
import { wrap } from "../text/wrap.ts";
import { printable } from "../text/printable.ts";
import { mechanismNamed } from "./mechanism-named.ts";

const columns = 80;

/** Runs `paripassu mechanisms`: lists the presets, or shows one, or the mechanism in a file. */
export const mechanismsCommand = async (
  name: string | undefined,
  { json = false }: { readonly json?: boolean },
): Promise<number> => {
  print(name === undefined ? listOf(json) : await shownBy(name, json));
  return 0;
};

/** What `--mechanism` would read under this name. */
const shownBy = async (name: string, json: boolean): Promise<string> => {
  const mechanism = await mechanismNamed(name, "");
  const preset = presets.find((one) => one.mechanism === mechanism);
  return preset === undefined ? mechanismText(mechanism, json) : presetText(preset, json);
};

const listOf = (json: boolean): string => (json ? documentText(presets.map(documentOf)) : `${listText()}\n`);

/** A preset as its JSON and, unless that is all that is asked for, in plain words. */
export const presetText = (preset: Preset, json: boolean): string => {
  const document = documentText(writeMechanism(preset.mechanism, String));
  return json ? document : `${document}\n${aboutText(preset)}\n`;
};

/** A mechanism that is no preset, in the same way: nobody has said what it leaves out. */
const mechanismText = (mechanism: Mechanism, json: boolean): string => {
  const document = documentText(writeMechanism(mechanism, String));
  if (json) return document;
  const title = colours.bold(printable(mechanism.name));
  return `${document}\n${[title, "", ...readingLines(mechanism).map((line) => printable(line, Infinity))].join("\n")}\n`;
};

const documentOf = ({ mechanism, ...preset }: Preset) => ({
  ...preset,
  mechanism: writeMechanism(mechanism, String),
});

const entry = (name: string, title: string, more: string): readonly string[] => [
  `${colours.bold(name.padEnd(16))} ${title}`,
  ...wrap(more, columns, " ".repeat(17)),
];

const listText = (): string =>
  [
    ...presets.flatMap(({ name, title, mechanism }) => entry(name, title, waterfallText(mechanism))),
    "",
    "Not expressible in this version:",
    ...inexpressible.flatMap(({ name, title, reason }) => entry(name, title, reason)),
    "",
    "paripassu mechanisms NAME shows one; paripassu check --mechanism NAME uses it.",
  ].join("\n");

const sourceText = ({ text, url }: Source): string =>
  url === undefined ? text : `${text}${text.endsWith("?") ? "" : "."} ${url}`;

/** Who pays in what order, in plain words. */
const readingLines = (mechanism: Mechanism): readonly string[] => {
  const { opening, layers, policies } = readingOf(mechanism);
  return [
    ...wrap(opening, columns),
    ...layers.flatMap((layer, i) => wrap(layer, columns, `${i + 1}. `.padStart(5), "     ")),
    ...policies.flatMap((policy) => ["", ...wrap(policy, columns)]),
  ];
};

const aboutText = ({ title, mechanism, source, notes }: Preset): string => {
  return [
    colours.bold(title),
    "",
    ...readingLines(mechanism),
    "",
    "What is simplified or left out:",
    ...notes.flatMap((note) => wrap(note, columns, "   - ", "     ")),
    "",
    ...wrap(`Source: ${sourceText(source)}`, columns),
  ].join("\n");
};
