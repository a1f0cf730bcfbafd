"use client";
import { useEffect, useEffectEvent, useRef } from "react";
import { useTranslations } from "use-intl";
import { useReaderContext, useReading } from "../../context/reader-context";
import { findFieldId, openFind } from "../../context/open-find";
import { FindBar } from "./find-bar";
import { useFindActions } from "./use-find-actions";

/**
 * The bar for finding words, and its keys. The browser's own search stays in reach: a second
 * Ctrl+F in the bar opens it, and after Escape was pressed twice Ctrl+F is the browser's again
 * until the bar is opened in another way.
 */
export function Find() {
  const t = useTranslations("Find");
  const { reading, surface, announce, isActive } = useReaderContext();
  const { store } = reading;
  const finding = useReading((state) => state.finding);
  const { step } = useFindActions();
  const handed = useRef(false);
  const justClosed = useRef(false);

  const close = () => {
    const { found } = store.now();
    const hit = found?.hits[found.at];
    store.set({ finding: false });
    surface()?.focusAt(hit?.start);
    justClosed.current = true;
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (!isActive() || /^(?:Control|Meta|Shift|Alt)$/.test(key)) return;
    const secondEscape = key === "Escape" && justClosed.current;
    justClosed.current = false;
    if (secondEscape) {
      handed.current = true;
      announce(t("handed"));
    } else if (key.toLowerCase() === "f" && (ctrlKey || metaKey) && !altKey && !shiftKey) {
      const isOurs = document.activeElement?.id === findFieldId(reading);
      if (handed.current || isOurs) return;
      event.preventDefault();
      openFind(reading);
    } else if (key === "F3" && step(shiftKey ? -1 : 1)) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  useEffect(() => {
    // Opening it with its button or "/" takes Ctrl+F back from the browser.
    if (finding) handed.current = false;
  }, [finding]);

  return finding ? <FindBar onClose={close} /> : null;
}
