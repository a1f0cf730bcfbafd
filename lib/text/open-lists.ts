import type { TextBuilder } from "./text-builder";

interface OpenList {
  readonly ordered: boolean;
  readonly closeList: () => void;
  closeItem: () => void;
}

/**
 * Makes lists of paragraphs that each say only how deep they stand in one, as in Word and Rich Text
 * Format.
 */
export class OpenLists {
  private readonly open: OpenList[] = [];

  constructor(private readonly builder: TextBuilder) {}

  /** Opens an item, and the lists it needs; what is written next stands in it. */
  item(
    depth: number,
    { ordered, first }: { readonly ordered: boolean; readonly first: number },
  ): void {
    while (this.open.length > depth + 1) this.close();
    const last = this.open.at(-1);
    if (this.open.length === depth + 1 && last?.ordered !== ordered) this.close();
    else if (this.open.length === depth + 1) last?.closeItem();
    while (this.open.length < depth + 1) {
      const from = ordered && first !== 1 ? { first } : {};
      const closeList = this.builder.block({ kind: "list", ordered, ...from });
      this.open.push({ ordered, closeList, closeItem: this.builder.block({ kind: "item" }) });
      if (this.open.length === depth + 1) return;
    }
    const list = this.open.at(-1);
    if (list) list.closeItem = this.builder.block({ kind: "item" });
  }

  closeAll(): void {
    while (this.open.length > 0) this.close();
  }

  private close(): void {
    const list = this.open.pop();
    list?.closeItem();
    list?.closeList();
  }
}
