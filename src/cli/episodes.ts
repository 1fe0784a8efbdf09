import { type Episode, episodes, writeScenario } from "../../spec/index.ts";
import { colours } from "../text/colours.ts";
import { comparisons, episodeText } from "../text/episode-text.ts";
import { documentText } from "../files/files.ts";
import { print } from "../text/print.ts";
import { exitCodes } from "../check/result-name.ts";
import { unknownName } from "./mechanism-named.ts";

/** Runs `paripassu episodes`: lists them, or replays one and holds its figures against the model. */
export const episodesCommand = (
  name: string | undefined,
  { json = false }: { readonly json?: boolean },
): number => {
  if (name === undefined) {
    print(json ? documentText(episodes.map(documentOf)) : `${listText()}\n`);
    return 0;
  }
  const episode = episodes.find((one) => one.name === name);
  if (episode === undefined)
    throw unknownName(
      "an episode",
      name,
      episodes.map((one) => one.name),
    );
  print(json ? documentText(documentOf(episode)) : `${episodeText(episode)}\n`);
  return exitCodeOf(episode);
};

/** 0 where every published figure agrees with the model's, else 1. */
export const exitCodeOf = ({ acts }: Episode): number =>
  acts.flatMap(comparisons).every(({ agrees }) => agrees)
    ? exitCodes.conformant
    : exitCodes["not-conformant"];

const listText = (): string =>
  [
    ...episodes.map(({ name, title }) => `${colours.bold(name.padEnd(20))}  ${title}`),
    "",
    "paripassu episodes NAME replays one.",
  ].join("\n");

const documentOf = ({ acts, ...episode }: Episode) => ({
  ...episode,
  acts: acts.map((act) => ({
    title: act.title,
    scenario: writeScenario(act.scenario, String),
    figures: comparisons(act).map(({ figure: { what, published, places }, modelled, agrees }) => ({
      what,
      published,
      ...(places === undefined ? {} : { places }),
      modelled: modelled.toFraction(),
      agrees,
    })),
  })),
});
