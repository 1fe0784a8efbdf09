import Type from "typebox";

/** One of some texts, as a schema. */
export const oneOf = <const T extends readonly string[]>(...values: T) =>
  Type.Unsafe<T[number]>(Type.String({ enum: [...values] }));
