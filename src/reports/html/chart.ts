import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { Markup, markup, nothing } from "./markup.ts";

/** What Plot draws with: the part of a document that it reads. */
const { document } = parseHTML("<!doctype html><html></html>") as { readonly document: unknown };

/** The part of a node of a drawing that is read here. */
interface Drawn {
  readonly nodeType: number;
  readonly localName?: string;
  readonly nodeValue: string | null;
  readonly attributes?: Iterable<{ readonly name: string; readonly value: string }>;
  readonly childNodes: Iterable<Drawn>;
}

const element = 1;
const text = 3;

/**
 * A chart by Observable Plot as inline SVG: one image with a name and a
 * description. Its colours are CSS variables, so that it follows the theme.
 */
export const chart = (title: string, description: string, options: Plot.PlotOptions): Markup => {
  const drawing = Plot.plot({
    ...options,
    document: document as never,
  }) as unknown as Drawn;
  const { attributes, children } = partsOf(drawing);
  return markup`<svg role="img"${attributes}><title>${title}</title><desc>${description}</desc>${children}</svg>
`;
};

/**
 * A drawing passes through the same escaping as all the rest. Plot's own style
 * sheet is left out, for the page has one of its own, and so are labels of
 * parts: the whole is one image.
 */
const markupOf = (node: Drawn): Markup => {
  if (node.nodeType === text) return markup`${node.nodeValue ?? ""}`;
  if (node.nodeType !== element || node.localName === "style") return nothing;
  const { attributes, children } = partsOf(node);
  const name = new Markup(nameOf(node.localName ?? ""));
  return markup`<${name}${attributes}>${children}</${name}>`;
};

const partsOf = ({ attributes = [], childNodes }: Drawn) => ({
  attributes: [...attributes]
    .filter(({ name }) => name !== "style" && !name.startsWith("aria-"))
    .map(({ name, value }) => markup` ${new Markup(nameOf(name))}="${value}"`),
  children: [...childNodes].map(markupOf),
});

/** Names are Plot's own, and never text of ours or of anybody else. */
const nameOf = (name: string): string => {
  if (!/^[a-zA-Z][a-zA-Z0-9:-]*$/.test(name)) throw new Error(`not a name of an element: ${name}`);
  return name;
};

/** The colour of the k-th series, which repeat after eight. */
export const colour = (k: number): string => `var(--c${(k % 8) + 1})`;

const steps = 1_000_000n;

/**
 * An amount as a part of a whole, 0 to 1, rounded down to a millionth: for
 * positions in a drawing and nothing else. Money is a number nowhere but here.
 * @example part(1n, 3n) // => 0.333333
 */
export const part = (amount: bigint, whole: bigint): number =>
  whole === 0n ? 0 : Number((amount * steps) / whole) / Number(steps);

/** A text that leaves room in a drawing. */
export const short = (name: string, most = 22): string =>
  name.length > most ? `${name.slice(0, most - 1)}…` : name;
