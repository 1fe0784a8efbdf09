import type { Result } from "../../result/result.ts";

/** What the stored cases came to, of a report or of its document. */
interface Stored {
  readonly judged: number;
  readonly left: number;
  /** Under another mechanism than the one that was asked for. */
  readonly elsewhere?: number;
  readonly cases?: number;
  readonly narrower?: readonly { readonly path: string; readonly lacks: string }[];
}

/** How many counterexamples are stored. It is always said: a folder that is not read looks like an empty one. */
export const storedText = ({ judged, left, elsewhere = 0, cases }: Stored): string => {
  const ran = `${judged} stored scenario${judged === 1 ? "" : "s"} ran first`;
  if (cases === undefined) return ran;
  const found = `${cases} stored counterexample${cases === 1 ? "" : "s"}`;
  const others = elsewhere === 0 ? "" : `, ${elsewhere} with a different mechanism from the one requested`;
  return cases === 0 ? found : `${found}: ${ran}${left === 0 ? "" : `, ${left} did not run`}${others}`;
};

/** Of stored cases that ask for more than is declared: what to say, and of which. */
export interface NarrowerText {
  readonly isAllowed: boolean;
  readonly text: string;
  /** Texts of somebody else: printable where the result is. */
  readonly items: readonly string[];
}

const mostItems = 10;

/** What is narrower than stored cases; undefined where nothing is. */
export const narrowerText = (
  stored: Stored,
  { allowNarrower }: Pick<Result["asked"], "allowNarrower">,
  toAllow = '--allow-narrower "why that is right"',
): NarrowerText | undefined => {
  const { left, narrower = [] } = stored;
  if (left === 0) return undefined;
  const more = narrower.length - mostItems;
  const asks = `${left} stored scenario${left === 1 ? " asks" : "s ask"} for what is not declared`;
  return {
    isAllowed: allowNarrower !== undefined,
    text:
      allowNarrower === undefined
        ? `${asks}: the declaration is narrower than what was judged before. Declare it again, delete the files if they are not of this implementation, or give ${toAllow}`
        : `${asks}. That is allowed, for this reason: ${allowNarrower}`,
    items: [
      ...narrower.slice(0, mostItems).map(({ path, lacks }) => `${path} asks for ${lacks}`),
      ...(more > 0 ? [`and ${more} more`] : []),
    ],
  };
};
