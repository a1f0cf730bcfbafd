import { hostname } from "node:os";
import askPassword from "@inquirer/password";
import { call, list, readAnswer, request, type Server } from "./client";
import { keepToken, keptToken } from "./credentials";

interface TokenToMake {
  readonly email: string;
  readonly name?: string;
  /** Whether the token is printed instead of kept. */
  readonly print: boolean;
}

/** Makes a token with a password, which is asked for or read from OBELUS_PASSWORD. */
export async function createToken(
  server: Server,
  file: string,
  { email, name, print }: TokenToMake,
): Promise<void> {
  const password = process.env.OBELUS_PASSWORD ?? (await askForPassword(email, server));
  const response = await request(server, "POST /tokens", {
    body: JSON.stringify({ name: name ?? `obelus on ${hostname()}` }),
    type: "application/json",
    basic: { email, password },
    isOnce: true,
  });
  const made = await readAnswer<"POST /tokens">(response);
  if (print) return console.log(made.token);
  keepToken(file, server.url, { id: made.id, token: made.token });
  console.log(`The token “${made.name}” is kept in ${file}.`);
}

function askForPassword(email: string, server: Server): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new Error("Give the password in OBELUS_PASSWORD, or call this in a terminal.");
  }
  return askPassword({ message: `Password of ${email} at ${server.url}` });
}

export async function listTokens(server: Server): Promise<void> {
  for await (const { id, name, createdAt, lastUsedAt } of list(server, "GET /tokens", {})) {
    console.log(`${id}  ${name}  made ${createdAt}  last used ${lastUsedAt ?? "never"}`);
  }
}

/** Ends a token; by default the one that is kept here. */
export async function revokeToken(
  server: Server,
  file: string,
  id: string | undefined,
): Promise<void> {
  const kept = keptToken(file, server.url);
  const tokenId = id ?? kept?.id;
  if (tokenId === undefined) throw new Error("Name the token: obelus token revoke ID");
  await call(server, "DELETE /tokens/{tokenId}", { params: { tokenId } });
  if (kept?.id === tokenId) keepToken(file, server.url, null);
  console.log(`The token ${tokenId} is out of force.`);
}
