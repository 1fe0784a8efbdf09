import { describeConvictions } from "./convicted.ts";

describeConvictions("onExit", 8);
