// npm run backup -- [FILE]: everything in one file, also while the server runs.
import { runProgram } from "./run-program.mjs";

await runProgram("backup", "runBackup", "The backup was not made.");
