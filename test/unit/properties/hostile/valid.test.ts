import { describeStories } from "./valid.ts";

// Four times as many, and of more implementations: test/long/stories.long.ts.
describeStories({ runs: 15, few: 3, shrunk: 2, shrinkers: 1 });
