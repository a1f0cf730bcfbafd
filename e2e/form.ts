import type { Locator, Page } from "@playwright/test";
import type { FormFile } from "../test/forms";
import type { ReaderPage } from "./reader-page";
import type { Article } from "./site";

/** What the forms of a test are about. */
export interface Place extends Article {
  readonly project: string;
  readonly claim: string;
  readonly speaker: string;
  /** A text that two people have coded, by its id. */
  readonly coded: string;
  /** A text of which words were removed. */
  readonly revised: string;
}

export interface Form {
  /** The form, by the file that gives it its draft. */
  readonly file: FormFile;
  readonly path: (place: Place) => string;
  /** Opens it on its page; it is open where this is left out. */
  readonly open?: (page: Page, reader: ReaderPage) => Promise<void>;
  readonly field: (page: Page) => Locator;
  readonly words?: string;
  /**
   * How one comes back after the page was loaded again: the page says that something waits and leads
   * there ("leads"), the form is opened again as before ("opens"), it is there with the page
   * ("stands"), or with its card, once that is open ("card").
   */
  readonly back: "leads" | "opens" | "stands" | "card";
  /** Whether Escape leaves it open, since it is a part of its page. */
  readonly stays?: true;
  /** Where it is discarded, if not with a button of the form. */
  readonly discards?: "in it" | "in the palette" | "in the proposals";
  /** Opens again what putting it back does not open. */
  readonly again?: (page: Page) => Promise<void>;
  /** Opens the card in which it stands. */
  readonly card?: (reader: ReaderPage) => Promise<void>;
}

const dialog = (page: Page) => page.getByRole("dialog");
export const press =
  (...names: readonly (string | RegExp)[]) =>
  async (page: Page) => {
    for (const name of names) {
      const exact = typeof name === "string";
      await page.getByRole("button", { name, exact }).first().click();
    }
  };
export const label = (name: string | RegExp, within: (page: Page) => Locator | Page = dialog) => {
  const exact = typeof name === "string";
  return (page: Page) => within(page).getByLabel(name, { exact }).first();
};
export const main = (page: Page) => page.getByRole("main");
export const inProject = (rest: string) => (place: Place) => `${place.project}${rest}`;
