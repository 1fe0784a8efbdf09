export { likely, nearest } from "../../spec/wire/nearest.ts";
