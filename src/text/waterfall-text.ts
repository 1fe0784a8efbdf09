import { isOnExit, type Layer, type Mechanism, scopeOf } from "../../spec/index.ts";

/** What pays in a layer, in a word or two. */
const kindText = (layer: Layer): string => {
  switch (layer.kind) {
    case "fund":
      return "fund";
    case "defaulter-stake":
      return "defaulters' stakes";
    case "tranche":
      return "stakes";
    case "assessment":
      return `call of ${layer.multiple} x stake`;
    case "haircut":
      return `cut of ${layer.basis}${isOnExit(layer) ? " on exit" : ""}`;
    case "deleverage":
      return layer.rank === "pro-rata"
        ? "positions closed pro rata"
        : `positions closed, ranked ${layer.rank}`;
  }
};

const scopeText = (layer: Layer): string => {
  const market = scopeOf(layer);
  return market === undefined ? "" : `, for ${market} alone`;
};

/** A waterfall in one line: the layers in order, each with what pays in it. */
export const waterfallText = ({ waterfall }: Mechanism): string =>
  waterfall.length === 0
    ? "(no layers)"
    : waterfall.map((layer) => `${layer.id} (${kindText(layer)}${scopeText(layer)})`).join(" -> ");
