import { runPullAction } from './main.ts';

await runPullAction(process.env);
