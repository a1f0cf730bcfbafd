"use client";
import { useEffect, useEffectEvent, useRef } from "react";
import { useTranslations } from "use-intl";
import { useReaderContext, useReading } from "../../context/reader-context";
import { findFieldId } from "../../model/commands/find";
import { isPress } from "../../model/commands/keys";
import { FindBar } from "./find-bar";

/**
 * The find bar, which takes over Ctrl+F. The browser's own search stays available: a second Ctrl+F
 * in the bar opens it, and after Escape is pressed twice Ctrl+F belongs to the browser until the
 * bar is opened in another way.
 */
export function Find() {
  const t = useTranslations("Find");
  const { reading, surface, announce, isActive, commands } = useReaderContext();
  const { store } = reading;
  const finding = useReading((state) => state.finding);
  const isGivenBack = useRef(false);
  const justClosed = useRef(false);

  const close = () => {
    const { found } = store.now();
    const hit = found?.hits[found.at];
    store.closeFindBar();
    surface()?.focusAt(hit?.start);
    justClosed.current = true;
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { key } = event;
    if (!isActive() || /^(?:Control|Meta|Shift|Alt)$/.test(key)) return;
    const secondEscape = key === "Escape" && justClosed.current;
    justClosed.current = false;
    if (secondEscape) {
      isGivenBack.current = true;
      announce(t("handed"));
    } else if (isPress("Ctrl+F", event)) {
      const isOurs = document.activeElement?.id === findFieldId(reading);
      if (isGivenBack.current || isOurs) return;
      event.preventDefault();
      commands.run("find");
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  useEffect(() => {
    // Opening it with its button or "/" takes Ctrl+F back from the browser.
    if (finding) isGivenBack.current = false;
  }, [finding]);

  return finding ? <FindBar onClose={close} /> : null;
}
