import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";

// Tokens are kept for each server, in a file that only its owner can read.

const schema = z.record(z.string(), z.object({ id: z.string(), token: z.string() }));

export type KeptToken = z.infer<typeof schema>[string];

/** Where the tokens of this person are kept, as the XDG specification says. */
export function credentialsFile(environment: NodeJS.ProcessEnv): string {
  const folder = environment.XDG_CONFIG_HOME?.trim() || join(homedir(), ".config");
  return join(folder, "obelus", "tokens.json");
}

/** @throws {Error} when the file is there and can not be understood */
function readTokens(file: string): Record<string, KeptToken> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new Error(`${file} can not be understood. Remove it, and make a token again.`);
  }
}

export function keptToken(file: string, url: string): KeptToken | undefined {
  return readTokens(file)[url];
}

/** Keeps a token for a server, or forgets it. */
export function keepToken(file: string, url: string, token: KeptToken | null): void {
  const tokens = readTokens(file);
  if (token) tokens[url] = token;
  else delete tokens[url];
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, `${JSON.stringify(tokens, null, 2)}\n`, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
}
