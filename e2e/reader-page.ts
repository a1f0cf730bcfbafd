import { expect, type Locator, type Page } from "@playwright/test";

/** The reading page. The only place that knows how to drag over text. */
export class ReaderPage {
  constructor(readonly page: Page) {}

  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await expect(this.text).toBeVisible();
    await expect(this.legend).toBeVisible();
    // The page stands before it answers: a press before its annotations are there opens nothing.
    await expect(this.page.locator("main[aria-busy=false]")).toBeVisible();
  }

  get text(): Locator {
    return this.page.locator("main [data-text]");
  }

  get legend(): Locator {
    return this.page.getByRole("contentinfo", { name: "Legend and filter" });
  }

  /** A card in the margin or in the sheet, by its accessible name. */
  card(name: string | RegExp): Locator {
    return this.page.getByRole("article", { name });
  }

  /** Where words stand on the screen: the ends of their first and last line. */
  private async ends(words: string, text = this.text): Promise<[Point, Point]> {
    // A text that is still being sent stands in a hidden part of the page, where nothing has a place.
    await text.waitFor();
    return text.evaluate((container, sought) => {
      const start = (container.textContent ?? "").indexOf(sought);
      if (start < 0) throw new Error(`the text does not hold “${sought}”`);
      const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      let at = 0;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.textContent?.length ?? 0;
        if (at <= start && start < at + length) range.setStart(node, start - at);
        const end = start + sought.length;
        if (at < end && end <= at + length) {
          range.setEnd(node, end - at);
          break;
        }
        at += length;
      }
      range.startContainer.parentElement?.scrollIntoView({ block: "center" });
      const lines = [...range.getClientRects()].filter((rect) => rect.width > 0);
      const first = lines[0];
      const last = lines[lines.length - 1];
      if (!first || !last) throw new Error(`“${sought}” is not drawn`);
      return [
        { x: first.left + 1, y: (first.top + first.bottom) / 2 },
        { x: last.right - 1, y: (last.top + last.bottom) / 2 },
      ];
    }, words) as Promise<[Point, Point]>;
  }

  get palette(): Locator {
    return this.page.getByRole("dialog", { name: "Tag the selected words" });
  }

  /** Drag over words with the mouse, as a person does who then sees the palette. */
  async select(words: string): Promise<void> {
    await this.drag(words);
    await expect(this.palette).toBeVisible();
  }

  /** Drag over words with the mouse. */
  async drag(words: string): Promise<void> {
    const [from, to] = await this.ends(words);
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await this.page.mouse.move(to.x, to.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Drag over words of a document beside the first one, for something that asked for words. */
  async pick(beside: Locator, words: string): Promise<void> {
    const [from, to] = await this.ends(words, beside.locator("[data-text]"));
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Click into the middle of words. */
  async click(words: string): Promise<void> {
    const { x, y } = await this.middle(words);
    await this.page.mouse.click(x, y);
  }

  /** Rest the mouse on words. */
  async hover(words: string): Promise<void> {
    const { x, y } = await this.middle(words);
    await this.page.mouse.move(x, y, { steps: 2 });
  }

  private async middle(words: string): Promise<Point> {
    const [from, to] = await this.ends(words);
    return { x: to.y === from.y ? (from.x + to.x) / 2 : from.x + 4, y: from.y };
  }

  async tap(words: string): Promise<void> {
    const [from] = await this.ends(words);
    await this.page.touchscreen.tap(from.x + 4, from.y);
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}
