"use client";
import { Popover } from "radix-ui";
import { useMemo, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { Sign } from "@/components/annotation/sign";
import { useReaderContext, useReading } from "../../context/reader-context";
import type { Box } from "../../model/surface-handle";
import { scrollOffset } from "../../surface/page-box";
import { headOf } from "../../context/annotation-names";
import { quoteOf } from "@/lib/annotation/quote";
import styles from "./chooser.module.css";

/** The list of annotations to choose from, where they are. */
export function OpenChooser({ ids, at }: { ids: readonly string[]; at: Box }) {
  const t = useTranslations("Reader");
  const kinds = useTranslations("Card");
  const { reading, codebook, scroller } = useReaderContext();
  const byId = useReading((state) => state.byId);
  const anchor = useMemo(() => ({ current: toVirtualElement(at, scroller) }), [at, scroller]);
  const hover = (id: string | null) => reading.store.hover(id);
  return (
    <Popover.Root open onOpenChange={(open) => !open && reading.store.closeChooser()}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          className={styles.chooser}
          align="start"
          sideOffset={8}
          collisionPadding={8}
          aria-label={t("chooser")}
          onKeyDown={walk}
        >
          {ids.map((id) => {
            const annotation = byId.get(id);
            if (!annotation) return null;
            const { title, detail } = headOf(
              annotation,
              codebook,
              kinds(`kind.${annotation.kind}`),
            );
            return (
              <button
                key={id}
                type="button"
                className={styles.choice}
                onFocus={() => hover(id)}
                onPointerOver={() => hover(id)}
                onClick={() => reading.store.openAnnotation(id)}
              >
                <Sign kind={annotation.kind} />
                <b>{title}</b>
                <span dir="auto">{detail || quoteOf(annotation)}</span>
                <small>{annotation.createdBy.name}</small>
              </button>
            );
          })}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** A box of the text as a virtual element for the popover, in viewport coordinates. */
function toVirtualElement({ left, top, right, bottom }: Box, scroller: () => Element | null) {
  return {
    getBoundingClientRect: () => {
      const { x, y } = scrollOffset(scroller());
      return new DOMRect(left - x, top - y, right - left, bottom - top);
    },
  };
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll("button")];
  const at = all.findIndex((button) => button === document.activeElement);
  all[(at + step + all.length) % all.length]?.focus();
}
