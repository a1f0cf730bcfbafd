import "server-only";
import { translator } from "./messages";

const t = translator("Account");

/** What stands instead of a name: "Former member 2", counted within the project. */
export function nameOfFormer(number: number): string {
  return t("formerMember", { number });
}
