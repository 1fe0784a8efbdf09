import { type Markup, markup, nothing, type Part } from "./markup.ts";

export interface Column {
  readonly head: string;
  /** Numbers are flush right. */
  readonly isNumber?: boolean;
}

export interface Row {
  /** The first is the row's header. */
  readonly cells: readonly Part[];
  /** To be seen at a glance; the cells say in words why. */
  readonly isMarked?: boolean;
}

/** A labelled part that scrolls by itself, by keyboard too, where it is wider than the page. */
export const scrolling = (label: string, content: Markup): Markup =>
  markup`<div class="scroll" role="group" tabindex="0" aria-label="${label}">${content}</div>`;

/**
 * A table with a caption, column headers and row headers. On a narrow screen
 * each cell stands below the one before it, behind the head of its column; the
 * roles say that it is a table all the same.
 */
export const table = (caption: string, columns: readonly Column[], rows: readonly Row[]): Markup => {
  const heads = columns.map(
    ({ head, isNumber }) =>
      markup`<th scope="col" role="columnheader"${isNumber === true ? numeric : nothing}>${head}</th>`,
  );
  return scrolling(
    caption,
    markup`<table class="stacks" role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">${rows.map((row) => rowOf(columns, row))}</tbody></table>`,
  );
};

const numeric = markup` class="number"`;
const marked = markup` class="marked"`;

const rowOf = (columns: readonly Column[], { cells, isMarked }: Row): Markup => {
  const written = cells.map((cell, k) => {
    const kind = columns[k]?.isNumber === true ? numeric : nothing;
    return k === 0
      ? markup`<th scope="row" role="rowheader"${kind}>${cell}</th>`
      : markup`<td role="cell" data-head="${columns[k]?.head ?? ""}"${kind}>${cell}</td>`;
  });
  return markup`<tr role="row"${isMarked === true ? marked : nothing}>${written}</tr>
`;
};

/** A list; nothing for no items. */
export const list = (items: readonly Part[]): Markup =>
  items.length === 0 ? nothing : markup`<ul>${items.map((item) => markup`<li>${item}</li>`)}</ul>`;

/** What only some want to read. Open in print. */
export const folded = (summary: Part, content: Markup): Markup =>
  markup`<details><summary>${summary}</summary>${content}</details>
`;
