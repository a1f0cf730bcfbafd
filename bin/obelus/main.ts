import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { FORMATS } from "@/lib/contract/formats";
import { IMPORT_FORMATS } from "@/lib/contract/imports";
import type { Server } from "./client";
import { credentialsFile, keptToken } from "./credentials";
import { importAnnotations, importDocuments } from "./documents";
import { exportAnnotations, saveBackup } from "./download";
import { importProject } from "./project";
import { createToken, listTokens, revokeToken } from "./tokens";
import { watch } from "./watch";

interface Everywhere {
  readonly url: string;
  readonly token?: string;
}

/** Runs a command line; what fails is said in a sentence, and the exit code is 1. */
export async function run(argv: readonly string[]): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // Whoever read has read enough, as `head` does.
    if (error.code === "EPIPE") process.exit();
    throw error;
  });
  try {
    await program().parseAsync(argv);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
    // A stream that waits for the next attempt would keep the process alive.
    process.exit();
  }
}

const file = credentialsFile(process.env);

function serverFrom(command: Command): Server {
  const { url, token } = command.optsWithGlobals<Everywhere>();
  // A variable that is set to nothing is as none.
  return { url, token: token?.trim() ? token : keptToken(file, url)?.token };
}

const project = () => new Option("-p, --project <project>", "its id, or its whole name");
const document = () =>
  new Option("-d, --document <document>", "its id, or its whole title together with --project");
const json = () => new Option("--json", "print JSON, one object a line").default(false);
const output = () => new Option("-o, --output <file>", "`-` for the standard output");
const force = () => new Option("-f, --force", "replace a file that is there").default(false);

function program(): Command {
  const obelus = new Command("obelus")
    .description("Documents and annotations of an Obelus server, over its API.")
    .version(versionOf(new URL("../package.json", import.meta.url)))
    .addOption(
      new Option("--url <url>", "where the server is")
        .env("OBELUS_URL")
        .default("http://localhost:3000")
        .argParser(asAddress),
    )
    .addOption(
      new Option(
        "--token <token>",
        "by default the one that `obelus token create` kept; others on this machine may see it here",
      ).env("OBELUS_TOKEN"),
    )
    .showHelpAfterError("(obelus --help names the commands)");
  addImport(obelus);
  addExport(obelus);
  addWatch(obelus);
  addToken(obelus);
  obelus
    .command("backup")
    .description("Save everything that the installation holds; for its owner.")
    .argument("[file]", "by default named by the time")
    .addOption(force())
    .action(async (name: string | undefined, options: { force: boolean }, command: Command) => {
      await saveBackup(serverFrom(command), { output: name, force: options.force });
    });
  return obelus;
}

interface ImportOptions {
  readonly project?: string;
  readonly document?: string;
  readonly title?: string;
  readonly format?: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

function addImport(obelus: Command): void {
  obelus
    .command("import")
    .description(
      "Import files or addresses as documents of a project, annotations into a document, or the bundle of a project (one .zip) as a project.",
    )
    .argument("<files...>", "or addresses that begin with https:// or http://")
    .addOption(project())
    .addOption(document())
    .option("--title <title>", "of the one document; by default found in the file")
    .addOption(new Option("--format <format>", "of annotations").choices([...IMPORT_FORMATS]))
    .option("--dry-run", "only report what would be created", false)
    .addOption(json())
    .action(async (files: string[], options: ImportOptions, command: Command) => {
      const bundle = bundleOf(files, options);
      if (bundle !== null) return importProject(serverFrom(command), bundle, options);
      const isWhole = await importFiles(serverFrom(command), files, options);
      if (!isWhole) process.exitCode = 1;
    });
}

/** The one zip that is a project of its own, since it is named without one to import it into. */
function bundleOf(files: readonly string[], options: ImportOptions): string | null {
  const [only, ...others] = files;
  const { project, document, format } = options;
  const isAlone = others.length === 0 && [project, document, format].every((one) => !one);
  return only !== undefined && isAlone && /\.zip$/i.test(only) ? only : null;
}

/** @returns whether nothing was refused, or found no place */
function importFiles(server: Server, files: string[], options: ImportOptions): Promise<boolean> {
  const { project, document, format, title, json, dryRun } = options;
  if (document === undefined && format === undefined) {
    if (project === undefined) throw new Error("Name the project to import into: --project");
    return importDocuments(server, files, { project, title, dryRun, json });
  }
  const [only, ...others] = files;
  if (document === undefined || format === undefined || only === undefined || others.length > 0) {
    throw new Error("Annotations come from one file: obelus import FILE --document D --format F");
  }
  return importAnnotations(server, only, { project, document, format, dryRun, json });
}

interface ExportOptions {
  readonly project?: string;
  readonly document?: string;
  readonly output?: string;
  readonly force: boolean;
}

function addExport(obelus: Command): void {
  obelus
    .command("export")
    .description("Save the annotations of a document or a project.")
    .argument("<format>", `one of ${FORMATS.map(({ id }) => id).join(", ")}`)
    .addOption(project())
    .addOption(document())
    .addOption(output())
    .addOption(force())
    .action(async (format: string, options: ExportOptions, command: Command) => {
      await exportAnnotations(serverFrom(command), format, options, options);
    });
}

interface WatchOptions {
  readonly project?: string;
  readonly document?: string;
  readonly after?: number;
  readonly json: boolean;
}

function addWatch(obelus: Command): void {
  obelus
    .command("watch")
    .description("Print each change of a document or a project as it happens.")
    .addOption(project())
    .addOption(document())
    .option("--after <number>", "begin after this change; by default after the last one", asNumber)
    .addOption(json())
    .action(async (options: WatchOptions, command: Command) => {
      await watch(serverFrom(command), options);
    });
}

interface TokenOptions {
  readonly email: string;
  readonly name?: string;
  readonly print: boolean;
}

function addToken(obelus: Command): void {
  const token = obelus.command("token").description("Tokens, with which this command signs in.");
  token
    .command("create")
    .description("Make a token and keep it; OBELUS_PASSWORD spares the question.")
    .requiredOption("--email <email>", "of your account")
    .option("--name <name>", "by which you know it again")
    .option("--print", "print it instead of keeping it", false)
    .action(async (options: TokenOptions, command: Command) => {
      await createToken(serverFrom(command), file, options);
    });
  token
    .command("list")
    .description("Your tokens, without their texts.")
    .action(async (_options: unknown, command: Command) => {
      await listTokens(serverFrom(command));
    });
  token
    .command("revoke")
    .description("Put a token out of force; by default the one that is kept here.")
    .argument("[id]")
    .action(async (id: string | undefined, _options: unknown, command: Command) => {
      await revokeToken(serverFrom(command), file, id);
    });
}

function asAddress(typed: string): string {
  const url = URL.canParse(typed) ? new URL(typed) : null;
  const isWebAddress = url !== null && /^https?:$/.test(url.protocol);
  if (!isWebAddress || url.username || url.password || url.search || url.hash) {
    const sentence = "It begins with http:// or https:// and has no password and no query.";
    throw new InvalidArgumentError(sentence);
  }
  return typed.replace(/\/+$/, "");
}

function asNumber(typed: string): number {
  if (!/^\d{1,10}$/.test(typed)) throw new InvalidArgumentError("It is the number of a change.");
  return Number(typed);
}

function versionOf(manifest: URL): string {
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}
