import type { Attribution } from "../annotation/annotation";
import type { Span } from "../span/span";

/** A person as a text mentions them. */
export interface Mention extends Span {
  /** Empty for a pronoun. */
  readonly name: string;
  /** What the text calls them: "our spokeswoman", "Mayor". */
  readonly role: string;
  readonly naming: Attribution["naming"];
  readonly isPronoun: boolean;
}
