// Fills the folder named as its argument with what a server has after its first start.
import { setUpFolder } from "../test/server/set-up";

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("Name the folder to fill.");
await setUpFolder(folder);
