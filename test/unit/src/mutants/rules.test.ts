import { describeConvictions } from "./convicted.ts";

describeConvictions("rules", 8);
