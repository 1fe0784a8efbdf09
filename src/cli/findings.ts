import { searched, weaknesses } from "../../properties/findings/index.ts";
import { type Mechanism, presets, writeScenario } from "../../spec/index.ts";
import { type Findings, findingsTable, findingsText } from "../reports/terminal/findings-text.ts";
import { documentText } from "../files/files.ts";
import { print } from "../text/print.ts";
import { printable } from "../text/printable.ts";
import { mechanismNamed } from "./mechanism-named.ts";

export interface FindingsFlags {
  readonly mechanism?: string;
  readonly json?: boolean;
}

/** Runs `paripassu findings`: what is wrong with every preset, or with one mechanism. Information: the exit code is 0. */
export const findingsCommand = async ({ mechanism, json = false }: FindingsFlags): Promise<number> => {
  if (mechanism === undefined) {
    const all = presets.map((preset) => findingsOf(preset.name, preset.mechanism));
    print(json ? documentText(all.map(documentOf)) : `${findingsTable(all, weaknesses)}\n`);
    return 0;
  }
  const named = await mechanismNamed(mechanism);
  const preset = presets.find((one) => one.mechanism === named);
  const found = findingsOf(preset?.name ?? printable(named.name), named);
  print(json ? documentText(documentOf(found)) : `${findingsText(found)}\n`);
  return 0;
};

/** Every weakness that the mechanism shows. */
export const findingsOf = (name: string, mechanism: Mechanism): Findings => ({
  name,
  mechanism,
  findings: weaknesses.flatMap((weakness) => {
    const showing = weakness.of(mechanism);
    return showing === undefined ? [] : [{ weakness, showing }];
  }),
});

const documentOf = ({ name, findings }: Findings) => ({
  mechanism: name,
  searched,
  findings: findings.map(({ weakness: { sentence, why, source }, showing: { ways, shown } }) => ({
    sentence,
    why,
    source,
    shown,
    ways: ways.map(({ title, scenario }) => ({ title, scenario: writeScenario(scenario, String) })),
  })),
});
