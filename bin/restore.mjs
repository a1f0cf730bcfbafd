// npm run restore -- FILE [--replace]: the installation as it was when the backup was made.
import { runProgram } from "./run-program.mjs";

await runProgram("backup", "runRestore", "Nothing was restored.");
