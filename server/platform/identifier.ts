import "server-only";
import { Prisma } from "@/prisma/generated/client";

const NAME = /^[A-Za-z][A-Za-z0-9]*$/;

/**
 * The name of a table or a column as SQL, of the row with this alias where there is one. The only
 * place in which text becomes SQL: it throws for anything but letters and digits.
 */
export function identifier(name: string, alias?: string): Prisma.Sql {
  const quoted = (one: string) => `"${checkName(one)}"`;
  return Prisma.raw(alias === undefined ? quoted(name) : `${quoted(alias)}.${quoted(name)}`);
}

/** The name of a column as a text of SQL, such as a key of JSON. */
export function nameAsText(name: string): Prisma.Sql {
  return Prisma.raw(`'${checkName(name)}'`);
}

function checkName(name: string): string {
  if (!NAME.test(name)) throw new Error(`not the name of a table or column: ${name}`);
  return name;
}
