import { describeDeaths } from "./dying.ts";

describeDeaths("markets");
