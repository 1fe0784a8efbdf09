export { nearest } from "../spec/wire/nearest.ts";
