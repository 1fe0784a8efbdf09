import { inexpressible, type Preset, presets, type Source, writeMechanism } from "../../spec/index.ts";
import { colours } from "../colours.ts";
import { documentText } from "../files.ts";
import { print } from "../print.ts";
import { readingOf } from "../reading.ts";
import { waterfallText } from "../waterfall-text.ts";
import { wrap } from "../wrap.ts";
import { presetNames, unknownName } from "./mechanism-named.ts";
import { UsageError } from "./usage.ts";

const columns = 80;

/** Runs `paripassu mechanisms`: lists the presets, or shows one. */
export const mechanismsCommand = (
  name: string | undefined,
  { json = false }: { readonly json?: boolean },
): number => {
  print(name === undefined ? listOf(json) : presetText(name, json));
  return 0;
};

const listOf = (json: boolean): string => (json ? documentText(presets.map(documentOf)) : `${listText()}\n`);

/** A preset as its JSON and, unless that is all that is asked for, in plain words. */
export const presetText = (name: string, json: boolean): string => {
  const preset = presets.find((one) => one.name === name);
  if (preset === undefined) throw unknownPreset(name);
  const document = documentText(writeMechanism(preset.mechanism, String));
  return json ? document : `${document}\n${aboutText(preset)}\n`;
};

const unknownPreset = (name: string): UsageError => {
  const missing = inexpressible.find((one) => one.name === name);
  if (missing === undefined) return unknownName("a preset", name, presetNames);
  return new UsageError(
    `there is no preset ${name}, for it ${missing.reason}; there are ${presetNames.join(", ")}`,
  );
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

const aboutText = ({ title, mechanism, source, notes }: Preset): string => {
  const { opening, layers, policies } = readingOf(mechanism);
  return [
    colours.bold(title),
    "",
    ...wrap(opening, columns),
    ...layers.flatMap((layer, i) => wrap(layer, columns, `${i + 1}. `.padStart(5), "     ")),
    ...policies.flatMap((policy) => ["", ...wrap(policy, columns)]),
    "",
    "What is simplified or left out:",
    ...notes.flatMap((note) => wrap(note, columns, "   - ", "     ")),
    "",
    ...wrap(`Source: ${sourceText(source)}`, columns),
  ].join("\n");
};
